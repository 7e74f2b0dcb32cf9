// Reads an RDF file with N3.js, an independent parser, and writes its distinct quads as N-Quads.
// node n3_quads.cjs FOLDER_OF_N3 FILE FORMAT
const fs = require("node:fs");
const path = require("node:path");

const [folder, file, format] = process.argv.slice(2);
const { Parser, Writer } = require(path.join(folder, "node_modules", "n3"));

const quads = new Parser({ format }).parse(fs.readFileSync(file, "utf8"));
const writer = new Writer({ format: "N-Quads" });
const lines = new Set(quads.map((quad) => writer.quadToString(quad.subject, quad.predicate, quad.object, quad.graph)));
fs.writeSync(1, [...lines].join(""));
