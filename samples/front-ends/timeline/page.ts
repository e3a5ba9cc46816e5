import * as d3 from 'd3';
import { ask } from '../shared/ask';
import { standing } from '../shared/graph';
import { colourOf, element, legend, part, run, say, style } from '../shared/page';
import { WhenWasWhatDocument, type WhenWasWhatQuery } from './generated';
import { barOf, type Bar } from './when';

type Shown = NonNullable<WhenWasWhatQuery['entities']>['nodes'][number];

const row = 34;

/** Every page of them: a list is never cut in silence. */
async function everything(): Promise<{ entries: Shown[]; revision: number }> {
  const entries: Shown[] = [];
  for (let after: string | null = null; ; ) {
    const { entities, revision }: WhenWasWhatQuery = await ask(WhenWasWhatDocument, { after });
    entries.push(...entities!.nodes);
    if (!entities!.pageInfo.hasNextPage) return { entries, revision: revision.number };
    after = entities!.pageInfo.endCursor;
  }
}

/** A claim is somebody's words; an event may be alleged. */
const standingOf = (entry: Shown) => standing({ stance: null, modality: null, ...entry });

function told(entry: Shown): string {
  const speakers = 'claimants' in entry ? entry.claimants.map((claimant) => claimant.entity.name).join(', ') : '';
  return speakers ? `${speakers}: “${entry.name}”` : entry.name;
}

function draw(dated: { entry: Shown; bar: Bar }[]): number {
  const { clientWidth: width } = part('drawing');
  const height = dated.length * row + 60;
  const x = d3.scaleUtc([d3.min(dated, ({ bar }) => bar.from)!, d3.max(dated, ({ bar }) => bar.until)!], [30, width - 90]);
  const svg = d3.select(part('drawing')).style('overflow', 'auto').append('svg').style('height', `${height}px`).attr('role', 'img').attr('aria-label', 'The timeline');

  // A side without a bound fades out.
  const fade = svg.append('defs').selectAll('linearGradient').data(dated.filter(({ bar }) => bar.openFrom || bar.openUntil)).join('linearGradient').attr('id', ({ entry }) => `fade-${dated.findIndex((one) => one.entry === entry)}`);
  fade.append('stop').attr('offset', '0').attr('stop-color', ({ entry }) => colourOf(entry.kind)).attr('stop-opacity', ({ bar }) => (bar.openFrom ? 0 : 1));
  fade.append('stop').attr('offset', '1').attr('stop-color', ({ entry }) => colourOf(entry.kind)).attr('stop-opacity', ({ bar }) => (bar.openUntil ? 0 : 1));

  const axis = svg.append('g').attr('transform', 'translate(0,30)').call(d3.axisTop<Date>(x).ticks(d3.utcDay).tickFormat(d3.utcFormat('%a %e %B')).tickSize(-height));
  axis.selectAll('line').attr('stroke', style('--rule'));
  axis.selectAll('text').attr('fill', style('--muted')).attr('text-anchor', 'start').attr('dx', 4);
  axis.select('.domain').remove();

  const rows = svg.selectAll('g.entry').data(dated).join('g').attr('class', 'entry').attr('transform', (_, index) => `translate(0,${48 + index * row})`);
  rows
    .append('rect')
    .attr('x', ({ bar }) => x(bar.from))
    .attr('width', ({ bar }) => Math.max(6, x(bar.until) - x(bar.from)))
    .attr('height', 12)
    .attr('rx', 4)
    .attr('fill', ({ entry, bar }, index) => (bar.openFrom || bar.openUntil ? `url(#fade-${index})` : colourOf(entry.kind)))
    .attr('fill-opacity', ({ entry }) => (standingOf(entry) === 'reported' ? 0.9 : 0.35))
    .attr('stroke', ({ entry, bar }) => (bar.openFrom || bar.openUntil ? 'none' : colourOf(entry.kind)))
    .attr('stroke-dasharray', ({ entry }) => (standingOf(entry) === 'reported' ? null : '4 3'));
  const names = rows.append('text').attr('y', 25).attr('font-size', 12).attr('fill', style('--ink'));
  names.text(({ entry }) => `${told(entry)} — ${entry.time?.text ?? entry.time?.edtf}`);
  // Beside the bar's beginning, but never out of sight.
  names.each(function ({ bar }) {
    d3.select(this).attr('x', Math.max(8, Math.min(x(bar.from), width - 12 - this.getComputedTextLength())));
  });
  return rows.size();
}

await run(async () => {
  const { entries, revision } = await everything();
  const placed = entries.map((entry) => ({ entry, bar: barOf(entry) }));
  const dated = placed.filter((one): one is { entry: Shown; bar: Bar } => one.bar !== null);
  const undated = placed.filter((one) => one.bar === null).map((one) => one.entry);

  legend(entries.map((entry) => entry.kind));
  const tray = undated.map((entry) => element('li', { className: standingOf(entry), textContent: `${told(entry)}${entry.time ? ` — ${entry.time.text ?? entry.time.edtf}` : ''}` }));
  part('told').replaceChildren(element('h2', { textContent: 'No day in the source' }), element('ul', {}, ...tray));
  say(`${draw(dated)} with a day, ${tray.length} without, at revision ${revision}`);
});
