// vis-network comes with pyvis and brings no types.
declare const vis: any;
