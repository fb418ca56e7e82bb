import { useEffect, useRef, useState } from 'react';
import { today } from '#app/clock.ts';
import { engine, run } from '#app/engine.ts';
import { systemRandom } from '#app/random.ts';
import { newId, type CommitteeId } from '#base/ids.ts';
import type { Command } from '#domain/command.ts';
import type { CalendarEvent } from '#domain/event.ts';
import { planEvents, type EventPlan, type PlannedEvent } from '#domain/icsImport.ts';
import { freeMark, type Whose } from './eventForm.ts';
import { readCalendarFile, type FileRefusal, type ReadFile } from './icsReading.ts';
import { writeEvents, type WrittenEvents } from './importWriting.ts';

/** What a person decides about a file; `open` null: nobody has said yet who sees the new ones. */
export type Chosen = { readonly open: boolean | null; readonly whose: Whose; readonly past: boolean };
export type Preview = { readonly file: string; readonly read: ReadFile; readonly here: readonly CalendarEvent[] };
/** `total` counts the events that were to be written from the start, over stops and new attempts. */
type Progress = { readonly plan: EventPlan; readonly total: number; readonly before: number; readonly undo: readonly Command[]; readonly refused: WrittenEvents['refused'] };

export type EventImportState =
  | { readonly at: 'choose'; readonly refused: { readonly refusal: FileRefusal; readonly file: string } | null }
  | { readonly at: 'reading'; readonly file: string }
  | { readonly at: 'preview'; readonly preview: Preview; readonly failed: string | null }
  | ({ readonly at: 'writing'; readonly written: number; readonly stopping: boolean } & Progress)
  | ({ readonly at: 'done'; readonly rest: readonly PlannedEvent[]; readonly failed: string | null; readonly undoing: 'not' | 'now' | 'done' | 'failed' } & Progress);

type Show = (next: EventImportState | ((now: EventImportState) => EventImportState)) => void;

/** The steps of an import: file, preview, writing, result. Nothing is written before `write`. */
export function useEventImport() {
  const [state, show] = useState<EventImportState>({ at: 'choose', refused: null });
  const stop = useRef(false);
  const made = useRef(newId<CommitteeId>(systemRandom));
  useEffect(() => () => { stop.current = true; }, []);
  return {
    state,
    choose: (file: File) => read(show, file),
    write: (preview: Preview, chosen: Chosen) => begin(show, stop, preview, chosen, made.current),
    resume: (rest: readonly PlannedEvent[], progress: Progress) => write(show, stop, rest, progress),
    stop: () => {
      stop.current = true;
      show((now) => (now.at === 'writing' ? { ...now, stopping: true } : now));
    },
    takeBack: (progress: Progress) => takeBack(show, progress.undo),
    restart: () => show({ at: 'choose', refused: null }),
  };
}

/** What the choices mean for the file; the board's rules for private events count from the first look. */
export function planOf({ read, here }: Preview, { open, whose, past }: Chosen, made: CommitteeId | null): EventPlan {
  const committee = whose.at === 'known' ? whose.id : whose.at === 'new' ? made : null;
  return planEvents(read.events, here, { open: open ?? true, committee, from: past ? null : today() });
}

async function read(show: Show, file: File): Promise<void> {
  show({ at: 'reading', file: file.name });
  const [answer, here] = await Promise.all([readCalendarFile(file), engine().imported()]).catch(() => [{ ok: false, refusal: 'file-unreadable' }, []] as const);
  show(answer.ok ? { at: 'preview', preview: { file: file.name, read: answer.value, here }, failed: null } : { at: 'choose', refused: { refusal: answer.refusal, file: file.name } });
}

/** What was imported meanwhile, here or on another device, counts: the plan is made anew. */
async function begin(show: Show, stop: { current: boolean }, preview: Preview, chosen: Chosen, made: CommitteeId): Promise<void> {
  const here = await engine().imported().catch(() => preview.here);
  const plan = planOf({ ...preview, here }, chosen, made);
  if (chosen.whose.at === 'new') {
    const committees = await engine().committees().catch(() => []);
    const result = await run({ do: 'createCommittee', id: made, committee: { name: chosen.whose.name.trim(), ...freeMark(committees) } });
    if (!result.ok && result.refusal !== 'already-exists') return show({ at: 'preview', preview, failed: result.refusal });
  }
  return write(show, stop, plan.planned, { plan, total: plan.planned.length, before: 0, undo: [], refused: [] });
}

async function write(show: Show, stop: { current: boolean }, items: readonly PlannedEvent[], progress: Progress): Promise<void> {
  stop.current = false;
  show({ at: 'writing', ...progress, written: progress.before, stopping: false });
  const done = await writeEvents(items, {
    run,
    pause: () => new Promise((resolve) => setTimeout(resolve)),
    stopped: () => stop.current,
    progress: (written) => show((now) => (now.at === 'writing' ? { ...now, written: progress.before + written } : now)),
  });
  const { written, refused, rest, failed, undo } = done;
  show({ at: 'done', ...progress, before: progress.before + written, refused: [...progress.refused, ...refused], undo: [...undo, ...progress.undo], rest, failed, undoing: 'not' });
}

async function takeBack(show: Show, undo: readonly Command[]): Promise<void> {
  const tell = (undoing: 'now' | 'done' | 'failed'): void => show((now) => (now.at === 'done' ? { ...now, undoing } : now));
  tell('now');
  for (const command of undo) if (!(await run(command)).ok) return tell('failed');
  tell('done');
}
