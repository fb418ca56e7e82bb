import { useEffect, useRef, useState } from 'react';
import { today } from '#app/clock.ts';
import { run } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import type { NewConsent } from '#domain/command.ts';
import type { ImportPlan, PlannedContact } from '#domain/imports/plan.ts';
import type { PlannedSeat } from '#domain/imports/seats.ts';
import type { ImportField, ImportOptions } from '#domain/imports/table.ts';
import { startReader, type Preview, type Reader, type ReadRefusal } from './reading.ts';
import { writeContacts, writeSeats, type RefusedContact } from './writing.ts';

/** What the columns step decides besides the columns. */
export type Terms = { readonly consent: NewConsent | null; readonly source: string };
type Chosen = { readonly file: File; readonly options: ImportOptions; readonly preview: Preview; readonly mapping: readonly ImportField[] };
export type Planned = Chosen & { readonly terms: Terms; readonly plan: ImportPlan };
/** Lines of possible duplicates: those to be taken as new persons, and those whose mandates go to the contact they may be. */
export type Picked = { readonly taken: ReadonlySet<number>; readonly seated: ReadonlySet<number> };
/** `total` counts the persons that were to be written from the start, over stops and new attempts. */
type Progress = { readonly planned: Planned; readonly picked: Picked; readonly total: number; readonly before: number; readonly refused: readonly RefusedContact[] };

export type ImportState =
  | { readonly at: 'choose'; readonly refused: { readonly refusal: ReadRefusal; readonly file: string } | null }
  | { readonly at: 'reading'; readonly file: File }
  | ({ readonly at: 'columns'; readonly checking: boolean; readonly noName: boolean } & Chosen)
  | ({ readonly at: 'report' } & Planned)
  | ({ readonly at: 'writing'; readonly written: number; readonly stopping: boolean } & Progress)
  | ({ readonly at: 'done'; readonly rest: Rest; readonly failed: string | null } & Progress);

/** What is still to be written. */
type Rest = { readonly contacts: readonly PlannedContact[]; readonly seats: readonly PlannedSeat[] };

type Show = (next: ImportState | ((now: ImportState) => ImportState)) => void;

/** The steps of an import: file, columns, report, writing, result. Nothing is written before `write`. */
export function useImport() {
  const [state, show] = useState<ImportState>({ at: 'choose', refused: null });
  const reader = useReader();
  const stop = useRef(false);
  useEffect(() => () => { stop.current = true; }, []);
  return {
    state,
    choose: (file: File) => read(show, reader(), file, {}),
    readAgain: (from: Chosen, options: ImportOptions) => read(show, reader(), from.file, { ...from.options, ...options }),
    mapColumn: (from: Chosen, index: number, field: ImportField) => show(columnsOf({ ...from, mapping: from.mapping.map((one, at) => (at === index ? field : one)) })),
    plan: (from: Chosen, terms: Terms) => plan(show, reader(), from, terms),
    backToColumns: (from: Chosen) => show(columnsOf(from)),
    write: (planned: Planned, picked: Picked) => {
      const contacts = contactsToWrite(planned.plan, picked.taken);
      return write(show, stop, { contacts, seats: seatsToWrite(planned.plan, picked) }, { planned, picked, total: contacts.length, before: 0, refused: [] });
    },
    resume: (rest: Rest, progress: Progress) => write(show, stop, rest, progress),
    stop: () => {
      stop.current = true;
      show((now) => (now.at === 'writing' ? { ...now, stopping: true } : now));
    },
    restart: () => show({ at: 'choose', refused: null }),
  };
}

/** Only what the step needs: the state it comes from may hold a plan that no longer counts. */
function columnsOf({ file, options, preview, mapping }: Chosen): Extract<ImportState, { at: 'columns' }> {
  return { at: 'columns', file, options, preview, mapping, checking: false, noName: false };
}

async function read(show: Show, reader: Reader, file: File, options: ImportOptions): Promise<void> {
  show({ at: 'reading', file });
  const answer = await reader.read(file, options);
  if (!answer.ok) return show({ at: 'choose', refused: { refusal: answer.refusal, file: file.name } });
  const preview = answer.value;
  show(columnsOf({ file, options, preview, mapping: preview.columns.map((column) => column.guess) }));
}

async function plan(show: Show, reader: Reader, from: Chosen, terms: Terms): Promise<void> {
  show({ ...columnsOf(from), checking: true });
  const existing = [...useLive.getState().rows.values()].map(({ id, name, municipality, haystack }) => ({ id, name, municipality, haystack }));
  const held = useLive.getState().mandates.map(({ contact, body, place, locality }) => ({ contact, body, place, locality }));
  const answer = await reader.plan({ mapping: from.mapping, consent: terms.consent !== null, source: terms.source, existing, held, thisYear: Number(today().slice(0, 4)) });
  if (answer.ok) return show({ ...from, at: 'report', terms, plan: answer.value });
  show(answer.refusal === 'no-name-column' ? { ...columnsOf(from), noName: true } : { at: 'choose', refused: { refusal: answer.refusal, file: from.file.name } });
}

async function write(show: Show, stop: { current: boolean }, { contacts, seats }: Rest, progress: Progress): Promise<void> {
  stop.current = false;
  const { planned, picked, total, before, refused } = progress;
  show({ at: 'writing', planned, picked, total, before, refused, written: before, stopping: false });
  const consent = planned.terms.consent;
  const turns = { pause: () => new Promise<void>((resolve) => setTimeout(resolve)), stopped: () => stop.current };
  const done = await writeContacts(contacts, {
    run: (batch) => run({ do: 'importContacts', contacts: batch, ...(consent ? { consent } : {}) }),
    ...turns,
    progress: (written) => show((now) => (now.at === 'writing' ? { ...now, written: before + written } : now)),
  });
  const seated = done.rest.length > 0 ? { refused: [], rest: seats, failed: null } : await writeSeats(seats, { ...turns, run: ({ contact, mandate: { id, ...mandate } }) => run({ do: 'createMandate', id, contact, mandate }) });
  show({
    at: 'done', planned, picked, total, before: before + done.written, refused: [...refused, ...done.refused, ...seated.refused],
    rest: { contacts: done.rest, seats: seated.rest }, failed: done.failed ?? seated.failed,
  });
}

/** The new ones and those possible duplicates that were ticked, in the file's order. */
function contactsToWrite(plan: ImportPlan, taken: ReadonlySet<number>): readonly PlannedContact[] {
  return [...plan.ready, ...plan.twins.filter((twin) => taken.has(twin.line))].toSorted((a, b) => a.line - b.line);
}

/** The mandates of those possible duplicates that were ticked for it and are not taken as new persons. */
export function seatsToWrite(plan: ImportPlan, { taken, seated }: Picked): readonly PlannedSeat[] {
  return plan.twins.filter((twin) => seated.has(twin.line) && !taken.has(twin.line)).flatMap((twin) => twin.seats);
}

/** One worker for the screen's life, started with the first file. */
function useReader(): () => Reader {
  const started = useRef<Reader | null>(null);
  useEffect(() => () => {
    started.current?.close();
    started.current = null;
  }, []);
  return () => (started.current ??= startReader());
}
