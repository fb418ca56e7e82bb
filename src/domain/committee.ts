import type { CommitteeId, MemberId } from '#base/ids.ts';

/** Bund, Land, Kreis, Ort, Fraktion, Bürgermeister:innen. */
export const committeeLevels = ['federal', 'state', 'district', 'town', 'group', 'mayors', 'other'] as const;
export type CommitteeLevel = (typeof committeeLevels)[number];

/** A colour never stands alone: a shape and a name go with it. */
export const hues = ['red', 'blue', 'green', 'amber', 'violet', 'teal', 'pink', 'grey'] as const;
export type Hue = (typeof hues)[number];
export const markShapes = ['disc', 'square', 'diamond', 'triangle', 'ring', 'bar'] as const;
export type MarkShape = (typeof markShapes)[number];

export type CommitteeFields = {
  readonly name: string;
  readonly level: CommitteeLevel;
  /** An https address, or nothing. */
  readonly link: string;
  readonly hue: Hue;
  readonly shape: MarkShape;
  readonly standing: 'kept' | 'removed';
};
export type CommitteeField = keyof CommitteeFields;

/** What a field holds when nobody ever said anything; a birth leaves such values out. */
export const committeeDefaults: CommitteeFields = { name: '', level: 'other', link: '', hue: 'grey', shape: 'disc', standing: 'kept' };

/** Gremium: a body that has dates, or that is asked for support. It lies on the open board, so it holds nothing personal. */
export type Committee = CommitteeFields & { readonly id: CommitteeId; readonly createdBy: MemberId; readonly createdAt: number };
export type NewCommittee = Partial<Omit<CommitteeFields, 'standing'>> & Pick<CommitteeFields, 'name'>;

/** Bodies the resolution names (point 4), to start from; the catalogue words them. Federal board, federal working group, groups in the federal and the state parliament, state working group, state forum, chairs of towns and districts, group chairs' conference, mayors. */
export const committeeTemplate = [
  { key: 'federal-board', level: 'federal', hue: 'red', shape: 'disc' },
  { key: 'federal-group', level: 'federal', hue: 'red', shape: 'square' },
  { key: 'federal-parliament', level: 'group', hue: 'violet', shape: 'diamond' },
  { key: 'state-parliament', level: 'group', hue: 'violet', shape: 'triangle' },
  { key: 'state-group', level: 'state', hue: 'blue', shape: 'square' },
  { key: 'state-forum', level: 'state', hue: 'blue', shape: 'ring' },
  { key: 'town-chairs', level: 'town', hue: 'green', shape: 'disc' },
  { key: 'district-chairs', level: 'district', hue: 'green', shape: 'square' },
  { key: 'group-chairs', level: 'group', hue: 'amber', shape: 'bar' },
  { key: 'mayors', level: 'mayors', hue: 'teal', shape: 'diamond' },
] as const satisfies readonly { readonly key: string; readonly level: CommitteeLevel; readonly hue: Hue; readonly shape: MarkShape }[];
export type TemplateKey = (typeof committeeTemplate)[number]['key'];
export type TemplateBody = (typeof committeeTemplate)[number];

/** The same on every device, so that two who take the template over apart have each body once. */
export function templateId(key: TemplateKey): CommitteeId {
  return `template-${key}` as CommitteeId;
}

/**
 * What of the template can be taken over: `fresh` was never here; `removed` was, and is taken up again as it is, so that what it was asked stands there still.
 * A body is known by its id, one made by hand by its name.
 */
export function templateOffers<Row extends Pick<Committee, 'id' | 'name' | 'standing'>>(rows: readonly Row[], names: Readonly<Record<TemplateKey, string>>): { readonly fresh: readonly TemplateBody[]; readonly removed: readonly Row[] } {
  const here = committeeTemplate.map((body) => ({ body, known: rows.filter(({ id, name }) => id === templateId(body.key) || name === names[body.key]) }));
  return {
    fresh: here.flatMap(({ body, known }) => (known.length === 0 ? [body] : [])),
    removed: here.flatMap(({ known }) => (known.some(({ standing }) => standing === 'kept') ? [] : known.slice(0, 1))),
  };
}
