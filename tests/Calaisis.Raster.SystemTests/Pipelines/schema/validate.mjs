// validate.mjs SCHEMA FILE...: one line per file, "valid" or "invalid" and its path.
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import { parse } from "yaml";

const [schema, ...files] = process.argv.slice(2);
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(JSON.parse(readFileSync(schema, "utf8")));
for (const file of files) {
  const verdict = validate(parse(readFileSync(file, "utf8"))) ? "valid" : "invalid";
  console.log(`${verdict} ${file}`);
  if (verdict === "invalid") console.error(`${file}: ${JSON.stringify(validate.errors.slice(0, 3))}`);
}
