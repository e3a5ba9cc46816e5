import * as d3 from 'd3';
import { ask } from '../shared/ask';
import { standing, type Drawn, type Link, type Thing } from '../shared/graph';
import { colourOf, legend, part, run, say, style, tell } from '../shared/page';
import { RoundDocument } from './generated';

interface Node extends d3.SimulationNodeDatum, Thing {
  depth: number;
}
interface Edge extends d3.SimulationLinkDatum<Node> {
  link: Link;
  /** Links between the same two things bend apart. */
  bend: number;
}

const dashes = { reported: null, alleged: '6 4', words: '1.5 3.5' };

/** Settled before it is shown. The simulation draws no lots, so the picture is the same every time. */
function settle(nodes: Node[], edges: Edge[]): d3.Simulation<Node, Edge> {
  const simulation = d3
    .forceSimulation<Node, Edge>(nodes)
    .force('link', d3.forceLink<Node, Edge>(edges).id((node) => node.id).distance(90))
    .force('charge', d3.forceManyBody().strength(-420))
    .force('x', d3.forceX().strength(0.05))
    .force('y', d3.forceY().strength(0.09))
    .force('apart', d3.forceCollide(34))
    .stop();
  simulation.tick(300);
  return simulation;
}

function bends(links: Link[]): Edge[] {
  const pairs = d3.group(links, ({ sourceId, targetId }) => [sourceId, targetId].sort().join('>'));
  return [...pairs.values()].flatMap((together) =>
    together.map((link, index) => ({ link, source: link.sourceId, target: link.targetId, bend: (index - (together.length - 1) / 2) * (link.sourceId < link.targetId ? 1 : -1) })),
  );
}

function path({ source, target, bend }: Edge): string {
  const [from, to] = [source as Node, target as Node];
  const [x, y] = [(from.x! + to.x!) / 2 - (to.y! - from.y!) * 0.22 * bend, (from.y! + to.y!) / 2 + (to.x! - from.x!) * 0.22 * bend];
  return `M${from.x},${from.y}Q${x},${y} ${to.x},${to.y}`;
}

function draw(drawn: Drawn, nodes: Node[], edges: Edge[]) {
  const simulation = settle(nodes, edges);
  const svg = d3.select(part('drawing')).append('svg').attr('role', 'img').attr('aria-label', 'The graph');
  const stage = svg.append('g');
  const lines = stage.append('g').attr('fill', 'none').selectAll('path').data(edges).join('path');
  lines.attr('stroke-width', 1.6).attr('stroke', ({ link }) => style(`--${standing(link)}`)).attr('stroke-dasharray', ({ link }) => dashes[standing(link)]);
  lines.append('title').text(({ link }) => `${link.label}`);
  const things = stage.selectAll<SVGGElement, Node>('g.thing').data(nodes).join('g').attr('class', 'thing').style('cursor', 'pointer');
  things.append('circle').attr('r', ({ depth }) => 11 - 2 * depth).attr('fill', ({ kind }) => colourOf(kind)).attr('stroke', style('--ground')).attr('stroke-width', 2);
  things.append('text').text(({ name }) => name).attr('y', 22).attr('text-anchor', 'middle').attr('font-size', 11).attr('fill', style('--ink')).attr('paint-order', 'stroke').attr('stroke', style('--ground')).attr('stroke-width', 3);

  const place = () => {
    lines.attr('d', path);
    things.attr('transform', ({ x, y }) => `translate(${x},${y})`);
  };
  const select = (id?: string) => {
    tell(drawn, id);
    lines.attr('opacity', ({ link }) => (!id || link.sourceId === id || link.targetId === id ? 1 : 0.12));
  };
  place();
  svg.on('click', () => select());
  things.on('click', (event: Event, { id }) => {
    event.stopPropagation();
    select(id);
  });
  things.call(
    d3.drag<SVGGElement, Node>().on('drag', (event: d3.D3DragEvent<SVGGElement, Node, Node>, node) => {
      [node.x, node.y] = [event.x, event.y];
      place();
    }),
  );
  simulation.on('tick', place);

  const zoom = d3.zoom<SVGSVGElement, unknown>().scaleExtent([0.2, 4]).on('zoom', (event: d3.D3ZoomEvent<SVGSVGElement, unknown>) => stage.attr('transform', event.transform.toString()));
  svg.call(zoom);
  const { x, y, width, height } = stage.node()!.getBBox();
  const { clientWidth, clientHeight } = part('drawing');
  const scale = Math.min(1.4, 0.92 * Math.min(clientWidth / width, clientHeight / height));
  svg.call(zoom.transform, d3.zoomIdentity.translate(clientWidth / 2, clientHeight / 2).scale(scale).translate(-x - width / 2, -y - height / 2));
  return { things: things.size(), links: lines.size() };
}

await run(async () => {
  const { subgraph, revision } = await ask(RoundDocument, { seeds: ['person:andrei-belousov', 'person:lloyd-austin', 'incident:crimea-attack'] });
  const { nodes, edges, truncated, totalNodes } = subgraph!;
  const drawn: Drawn = { things: new Map(nodes.map(({ entity }) => [entity.id, entity])), links: edges };
  legend(nodes.map(({ entity }) => entity.kind));
  tell(drawn);
  const { things, links } = draw(drawn, nodes.map(({ entity, depth }) => ({ ...entity, depth })), bends(edges));
  say(`${things} things, ${links} links${truncated ? ` of ${totalNodes} things: narrow it down` : ''}, at revision ${revision.number}`);
});
