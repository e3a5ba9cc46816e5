/** Where a thing lies on the axis, as uncertain as its source has it. */
export interface Entry {
  id: string;
  kind: string;
  name: string;
  time: { earliest: string | null; latest: string | null; text: string | null; yearUnknown: boolean } | null;
}

export interface Bar {
  from: Date;
  until: Date;
  /** Nothing is known of when it began, or ended. */
  openFrom: boolean;
  openUntil: boolean;
}

const day = 24 * 60 * 60 * 1000;

/** A civil time is nobody's zone: it is read as if it were UTC, and shown so. */
const instant = (civil: string) => new Date(civil.includes('T') ? `${civil}Z` : `${civil}T00:00Z`);

/** The moment after it: a day lasts until the next. */
const after = (civil: string) => (civil.includes('T') ? instant(civil) : new Date(instant(civil).getTime() + day));

/** Null for what has no place on an axis: no time at all, or one without a year. An open side reaches two days. */
export function barOf({ time }: Entry): Bar | null {
  if (!time || time.yearUnknown || (!time.earliest && !time.latest)) return null;
  const from = time.earliest ? instant(time.earliest) : new Date(after(time.latest!).getTime() - 2 * day);
  const until = time.latest ? after(time.latest) : new Date(instant(time.earliest!).getTime() + 2 * day);
  return { from, until: until > from ? until : new Date(from.getTime() + day / 12), openFrom: !time.earliest, openUntil: !time.latest };
}
