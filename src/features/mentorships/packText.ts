import * as v from 'valibot';
import type { Draft } from '#app/api.ts';
import { typedInto } from '#app/draftAbout.ts';
import type { DraftId, EditId } from '#base/ids.ts';
import { standardPointsOf, type GuidePoint } from '#domain/guide.ts';
import type { pack } from '#messages/de/later/pack.ts';

export const DRAFT_KIND = 'pack';

/** A section as it is read and typed; a standard one shows the catalogue's words until the association has its own. */
export type Section = { readonly id: string; readonly title: string; readonly text: string };

export function isStandard(id: string): boolean {
  return standardPointsOf.pack.includes(id);
}

/** The pack's sections in words. */
export function sectionsOf(points: readonly GuidePoint[], m: typeof pack): readonly Section[] {
  const all = points.length > 0 ? points : standardPointsOf.pack.map((id) => ({ id, title: '', hint: '' }));
  return all.map(({ id, title, hint }) => ({ id, title: title || (m.titles[id] ?? id), text: hint || (m.texts[id] ?? '') }));
}

/** What is saved of them: the catalogue's own words stay empty, so that they follow the language. */
export function pointsOf(sections: readonly Section[], m: typeof pack): readonly GuidePoint[] {
  return sections.map(({ id, title, text }) => ({ id, title: title.trim() === m.titles[id] ? '' : title.trim(), hint: text.trim() === m.texts[id] ? '' : text.trim() }));
}

/** Own sections without a heading: there is nothing to fall back to. */
export function unnamed(sections: readonly Section[]): readonly string[] {
  return sections.filter(({ id, title }) => !isStandard(id) && title.trim() === '').map(({ id }) => id);
}

/** `words`: what of it is new (app/draftAbout.ts); `seen`: what stood there when it was begun. */
export type PackDraft = { readonly at: number; readonly words?: readonly string[]; readonly seen?: readonly EditId[] | undefined; readonly sections: readonly Section[] };
const kept = v.object({ at: v.number(), seen: v.optional(v.array(v.custom<EditId>((value) => typeof value === 'string'))), sections: v.array(v.object({ id: v.string(), title: v.string(), text: v.string() })) });

export function draftOf({ stands, seen }: { readonly stands: readonly Section[]; readonly seen: readonly EditId[] }, sections: readonly Section[], at: number): PackDraft {
  const words = sections.flatMap(({ id, title, text }) => {
    const before = stands.find((section) => section.id === id);
    return [typedInto(before?.title ?? '', title), typedInto(before?.text ?? '', text)];
  });
  return { at, words, seen, sections };
}

/** The latest draft of the text; null where there is none that this version can read. */
export function latestPackDraft(drafts: readonly Draft[]): (PackDraft & { readonly id: DraftId }) | null {
  const found = drafts.flatMap(({ id, kind, value }) => {
    const read = v.safeParse(kept, value);
    return kind === DRAFT_KIND && read.success ? [{ id, ...read.output }] : [];
  });
  return found.toSorted((a, b) => b.at - a.at)[0] ?? null;
}
