// The graph of this product through @neo4j/graphql, as its documentation sets it up: types over labels and relationship types, one driver, graphql-js.
// node server.mjs BOLT-ADDRESS PORT, with NEO4J_USER and NEO4J_PASSWORD. Parsed and validated documents are kept, which is more than its own server does.
import { createServer } from "node:http";
import { Neo4jGraphQL } from "@neo4j/graphql";
import { execute, parse, validate } from "graphql";
import neo4j from "neo4j-driver";

const [address, port] = process.argv.slice(2);
const driver = neo4j.driver(address, neo4j.auth.basic(process.env.NEO4J_USER ?? "neo4j", process.env.NEO4J_PASSWORD ?? ""));
const schema = await new Neo4jGraphQL({
  driver,
  typeDefs: /* GraphQL */ `
    type Claim @node {
      id: ID!
      text: String!
      stance: String
      claimants: [Speaker!]! @relationship(type: "MADE_CLAIM", direction: IN)
      about: [Thing!]! @relationship(type: "ABOUT", direction: OUT)
    }
    union Speaker = Person | Organisation
    union Thing = Incident | Weapon
    type Person @node { id: ID! name: String! }
    type Organisation @node { id: ID! name: String! }
    type Incident @node { id: ID! title: String! }
    type Weapon @node { id: ID! name: String! }
  `,
}).getSchema();

const documents = new Map();

function documentOf(query) {
  if (documents.has(query)) return documents.get(query);
  const document = parse(query);
  const errors = validate(schema, document);
  if (errors.length) throw errors[0];
  documents.set(query, document);
  return document;
}

createServer((request, response) => {
  const parts = [];
  request.on("data", part => parts.push(part));
  request.on("end", async () => {
    try {
      const { query, variables } = JSON.parse(Buffer.concat(parts).toString());
      const answer = await execute({ schema, document: documentOf(query), variableValues: variables, contextValue: {} });
      response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
}).listen(Number(port), "127.0.0.1", () => console.log("ready"));
