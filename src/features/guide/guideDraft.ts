import * as v from 'valibot';
import type { Draft } from '#app/api.ts';
import type { DraftId, EditId } from '#base/ids.ts';
import { typedInto } from '#app/draftAbout.ts';
import { guideKinds, type GuideKind } from '#domain/guide.ts';
import type { EditedPoint } from './guideForm.ts';

export const DRAFT_KIND = 'guide';

/** A guide's form as it was left, and when it was last typed in (milliseconds since 1970). `words`: what of it is new (app/draftAbout.ts). */
export type GuideDraft = { readonly at: number; readonly of: GuideKind; readonly words?: readonly string[]; readonly seen?: readonly EditId[] | undefined; readonly points: readonly EditedPoint[] };
export type KeptGuide = GuideDraft & { readonly id: DraftId };

const draft = v.object({ at: v.number(), of: v.optional(v.picklist(guideKinds), 'candidacy'), seen: v.optional(v.array(v.custom<EditId>((value) => typeof value === 'string'))), points: v.array(v.object({ id: v.string(), title: v.string(), hint: v.string(), link: v.optional(v.string(), ''), answers: v.optional(v.array(v.object({ question: v.string(), answer: v.string() })), []) })) });

export function draftOf({ of, stands, seen }: { readonly of: GuideKind; readonly stands: readonly EditedPoint[]; readonly seen: readonly EditId[] }, points: readonly EditedPoint[], at: number): GuideDraft {
  const words = points.flatMap(({ id, title, hint, link, answers }) => {
    const before = stands.find((point) => point.id === id);
    const asked = answers.flatMap(({ question, answer }, index) => [typedInto(before?.answers[index]?.question ?? '', question), typedInto(before?.answers[index]?.answer ?? '', answer)]);
    return [typedInto(before?.title ?? '', title), typedInto(before?.hint ?? '', hint), typedInto(before?.link ?? '', link), ...asked];
  });
  return { at, of, words, seen, points };
}

/** The latest of one guide's drafts; null where there is none, or only such as another version wrote otherwise. */
export function latestGuideDraft(drafts: readonly Draft[], of: GuideKind): KeptGuide | null {
  const kept = drafts.flatMap(({ id, kind, value }) => {
    const read = v.safeParse(draft, value);
    return kind === DRAFT_KIND && read.success && read.output.of === of ? [{ id, ...read.output }] : [];
  });
  return kept.toSorted((a, b) => b.at - a.at)[0] ?? null;
}
