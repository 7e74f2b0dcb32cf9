"""The investor network: who pays whom, where money goes in circles, who depends on whom. Here networkx comes in."""
