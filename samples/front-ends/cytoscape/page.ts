import cytoscape, { type ElementDefinition, type NodeSingular } from 'cytoscape';
import { ask } from '../shared/ask';
import { standing, type Drawn } from '../shared/graph';
import { colourOf, legend, part, run, say, style, tell } from '../shared/page';
import { AroundDocument, type AroundQuery } from './generated';

const drawn: Drawn = { things: new Map(), links: [] };
const lines = { reported: 'solid', alleged: 'dashed', words: 'dotted' } as const;

const cy = cytoscape({
  container: part('drawing'),
  maxZoom: 3,
  style: [
    { selector: 'node', style: { 'background-color': 'data(colour)', label: 'data(name)', color: style('--ink'), 'font-size': 11, 'text-valign': 'bottom', 'text-margin-y': 4, 'text-wrap': 'wrap', 'text-max-width': '110px', width: 22, height: 22 } },
    // What is not drawn yet: a ring to open.
    { selector: 'node[hidden > 0]', style: { 'border-width': 4, 'border-color': 'data(colour)', 'border-opacity': 0.35 } },
    { selector: 'edge', style: { width: 1.5, 'curve-style': 'bezier', 'target-arrow-shape': 'triangle', 'arrow-scale': 0.8, 'line-style': 'data(line)' as 'solid', 'line-color': 'data(colour)', 'target-arrow-color': 'data(colour)' } },
    { selector: 'edge:selected, edge.near', style: { label: 'data(label)', width: 2.5, color: style('--ink'), 'font-size': 9, 'text-rotation': 'autorotate', 'text-background-color': style('--ground'), 'text-background-opacity': 0.85 } },
    { selector: 'node:selected', style: { 'border-width': 4, 'border-color': style('--ink'), 'border-opacity': 1 } },
  ],
});

/** Draws what came beside what is there; what the reader has seen stays where it was. */
function add({ subgraph, revision }: AroundQuery, beside?: NodeSingular) {
  const { nodes, edges, truncated, totalNodes } = subgraph!;
  const things: ElementDefinition[] = nodes.map(({ entity, hiddenNeighbours }) => ({
    group: 'nodes',
    data: { ...entity, colour: colourOf(entity.kind), hidden: hiddenNeighbours },
    ...(beside && { position: { ...beside.position() } }),
  }));
  const links: ElementDefinition[] = edges.map((edge) => ({
    group: 'edges',
    data: { id: edge.id, source: edge.sourceId, target: edge.targetId, label: edge.label, line: lines[standing(edge)], colour: style(`--${standing(edge)}`) },
  }));
  const seen = cy.nodes();
  seen.lock();
  for (const { entity } of nodes) drawn.things.set(entity.id, entity);
  drawn.links.push(...edges.filter((edge) => cy.getElementById(edge.id).empty()));
  const added = cy.add([...things, ...links].filter((one) => cy.getElementById(one.data.id!).empty()));
  // The same picture every time: places are found from a circle, not by chance.
  const around = added.nodes();
  around.forEach((node, index) => {
    const angle = (2 * Math.PI * index) / around.length;
    const centre = beside?.position() ?? { x: 0, y: 0 };
    node.position({ x: centre.x + 120 * Math.cos(angle), y: centre.y + 120 * Math.sin(angle) });
  });
  cy.layout({ name: 'cose', animate: false, randomize: false, fit: true, padding: 40, nodeRepulsion: () => 40000, idealEdgeLength: () => 70 }).run();
  seen.unlock();
  legend([...drawn.things.values()].map((thing) => thing.kind));
  tell(drawn);
  say(`${cy.nodes().length} things, ${cy.edges().length} links${truncated ? ` of ${totalNodes} things: narrow it down` : ''}, at revision ${revision.number}`);
}

cy.on('tap', (event) => {
  cy.edges().removeClass('near');
  if (event.target === cy) return tell(drawn);
  if (event.target.isNode()) {
    event.target.connectedEdges().addClass('near');
    tell(drawn, event.target.id());
  }
});
cy.on('dbltap', 'node', (event) =>
  run(async () => add(await ask(AroundDocument, { seeds: [event.target.id()], known: [...drawn.things.keys()] }), event.target)),
);

// For the console.
Object.assign(window, { cy });

await run(async () => add(await ask(AroundDocument, { seeds: ['weapon:atacms'], depth: 2 })));
