/** What the three graphs have in common, as plain functions over what the service answers. */
export interface Thing {
  id: string;
  kind: string;
  name: string;
}

export interface Link {
  id: string;
  label: string;
  sourceId: string;
  targetId: string;
  modality: string | null;
  stance: string | null;
  accordingTo: { claimants: { entity: { name: string } }[] }[];
}

export interface Drawn {
  things: Map<string, Thing>;
  links: Link[];
}

/** A link is reported, or merely alleged (planned, supposed, denied), or it is somebody's words. An allegation never looks like a report. */
export type Standing = 'reported' | 'alleged' | 'words';

export function standing({ modality, stance }: Pick<Link, 'modality' | 'stance'>): Standing {
  if (stance) return 'words';
  return modality === null || modality === 'OCCURRED' || modality === 'REPORTED' ? 'reported' : 'alleged';
}

/** "Ukraine used ATACMS (alleged, according to Russia)". */
export function sentence(link: Link, things: Map<string, Thing>): string {
  const name = (id: string) => things.get(id)?.name ?? id;
  const speakers = [...new Set(link.accordingTo.flatMap((claim) => claim.claimants.map((claimant) => claimant.entity.name)))];
  const how = [
    link.stance?.toLowerCase().replaceAll('_', ' '),
    standing(link) === 'alleged' ? link.modality?.toLowerCase() : undefined,
    speakers.length > 0 && !link.stance ? `according to ${speakers.join(', ')}` : undefined,
  ].filter(Boolean);
  return `${name(link.sourceId)} ${link.label} ${name(link.targetId)}${how.length > 0 ? ` (${how.join(', ')})` : ''}`;
}

export function linksOf(id: string | undefined, links: Link[]): Link[] {
  return id ? links.filter((link) => link.sourceId === id || link.targetId === id) : links;
}
