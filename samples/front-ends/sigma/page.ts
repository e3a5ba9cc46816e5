import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import Sigma from 'sigma';
import { ask } from '../shared/ask';
import { standing, type Drawn } from '../shared/graph';
import { colourOf, legend, part, run, say, style, tell } from '../shared/page';
import { NewestDocument, type NewestQuery } from './generated';

type Subgraph = NonNullable<NewestQuery['subgraph']>;

/** Laid out from a circle, and so alike in every browser. */
function graphOf({ nodes, edges }: Subgraph): Graph {
  const graph = new Graph({ multi: true, type: 'directed' });
  nodes.forEach(({ entity }, index) => {
    const angle = (2 * Math.PI * index) / nodes.length;
    graph.addNode(entity.id, { label: entity.name, color: colourOf(entity.kind), size: 4 + 2 * Math.sqrt(entity.degree), x: Math.cos(angle), y: Math.sin(angle) });
  });
  for (const edge of edges) graph.addEdgeWithKey(edge.id, edge.sourceId, edge.targetId, { label: edge.label, color: style(`--${standing(edge)}`), size: 1.5, type: 'arrow' });
  forceAtlas2.assign(graph, { iterations: 400, settings: { ...forceAtlas2.inferSettings(graph), gravity: 1, scalingRatio: 12, adjustSizes: true } });
  return graph;
}

/** Sigma draws with WebGL, which not everybody has. */
function hasWebGL(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null;
}

function draw(graph: Graph, drawn: Drawn) {
  let selected: string | undefined;
  const faint = style('--rule');
  const sigma = new Sigma(graph, part('drawing'), {
    labelColor: { color: style('--ink') },
    labelSize: 12,
    labelDensity: 0.5,
    labelRenderedSizeThreshold: 6,
    renderEdgeLabels: true,
    edgeLabelColor: { color: style('--muted') },
    zIndex: true,
    nodeReducer: (id, node) => (selected && id !== selected && !graph.areNeighbors(id, selected) ? { ...node, color: faint, label: null } : node),
    edgeReducer: (id, edge) => (selected && !graph.hasExtremity(id, selected) ? { ...edge, hidden: true } : { ...edge, label: selected ? edge.label : null }),
    defaultDrawNodeHover: (context, node, settings) => {
      context.font = `600 ${settings.labelSize}px ${settings.labelFont}`;
      context.fillStyle = style('--panel');
      context.fillRect(node.x + node.size + 1, node.y - 10, context.measureText(node.label ?? '').width + 8, 20);
      context.fillStyle = style('--ink');
      context.fillText(node.label ?? '', node.x + node.size + 4, node.y + 5);
    },
  });
  const select = (id?: string) => {
    selected = id;
    tell(drawn, id);
    sigma.refresh();
  };
  sigma.on('clickNode', ({ node }) => select(node));
  sigma.on('clickStage', () => select());
}

await run(async () => {
  const { subgraph, revision } = await ask(NewestDocument, {});
  const { nodes, edges, truncated, totalNodes } = subgraph!;
  const drawn: Drawn = { things: new Map(nodes.map(({ entity }) => [entity.id, entity])), links: edges };
  legend(nodes.map(({ entity }) => entity.kind));
  tell(drawn);
  const graph = graphOf(subgraph!);
  if (!hasWebGL()) return say('This browser has no WebGL, and sigma draws with nothing else. What it would draw is in the list; the page in cytoscape does without.');
  draw(graph, drawn);
  say(`${graph.order} things, ${graph.size} links${truncated ? ` of ${totalNodes} things: narrow it down` : ''}, at revision ${revision.number}`);
});
