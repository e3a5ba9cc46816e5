import { linksOf, sentence, standing, type Drawn } from './graph';

/** A colour a kind, told apart on light and dark ground. */
export const colours: Record<string, string> = {
  PERSON: '#2f7fd1',
  ORGANISATION: '#7b61d6',
  OFFICE: '#9a86e8',
  LOCATION: '#2b9b6c',
  WEAPON: '#d0663a',
  INCIDENT: '#d13f57',
  COMMUNICATION: '#1f9aa8',
  CLAIM: '#b0439b',
  DOCUMENT: '#7c8794',
  SOURCE: '#5d6875',
  CONFLICT: '#8f6b4a',
};

export const colourOf = (kind: string) => colours[kind] ?? '#7c8794';

/** A variable of page.css, as the theme has it. */
export const style = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export const part = (id: string) => document.getElementById(id)!;

/** Text is set as text: a name that looks like HTML stays a name. */
export function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, properties: Partial<HTMLElementTagNameMap[Tag]>, ...children: Node[]): HTMLElementTagNameMap[Tag] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

export function say(status: string) {
  part('status').textContent = status;
}

/** Runs the page; what fails is said on it. */
export async function run(page: () => Promise<void>) {
  try {
    await page();
  } catch (error) {
    part('status').classList.add('failed');
    say(error instanceof Error ? error.message : String(error));
  }
}

/** The same as the drawing in words: all links, or those of one thing. */
export function tell({ things, links }: Drawn, selected?: string) {
  const heading = selected ? (things.get(selected)?.name ?? selected) : 'Everything drawn';
  const told = linksOf(selected, links).map((link) => element('li', { className: standing(link), textContent: sentence(link, things) }));
  part('told').replaceChildren(element('h2', { textContent: heading }), element('ul', {}, ...told));
}

/** Which kinds are there, and in what colour. */
export function legend(kinds: Iterable<string>) {
  const shown = [...new Set(kinds)].sort().map((kind) => {
    const dot = element('i', {});
    dot.style.background = colourOf(kind);
    return element('span', {}, dot, document.createTextNode(kind.toLowerCase()));
  });
  part('legend').replaceChildren(...shown);
}
