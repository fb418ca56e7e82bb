import type { FileId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { FromHub, ToHub } from '#wire/messages.ts';
import { logName } from './outbox.ts';
import type { Log } from './ports.ts';

/** `refused`: the hub would not, since the roster has moved on; the detail of it comes by the roster. */
export type QuestionRefusal = 'unreachable' | 'refused';
type Answer<Is extends FromHub['is']> = Extract<FromHub, { is: Is }>;
/** What a question is about, as its answer names it. */
type About = Log & { readonly file?: FileId; readonly part?: number };
export type Ask = <Is extends FromHub['is']>(message: ToHub, is: Is, about?: About) => Promise<Result<Answer<Is>, QuestionRefusal>>;

/** Questions of one connection that have one answer each; of one kind and about one thing the hub answers them in order. */
export type Questions = {
  readonly ask: Ask;
  /** Passes an answer on to whoever waits for it; one that nobody asked for is passed over. */
  answered(message: FromHub): void;
  /** The hub refuses what is asked about this log. */
  refused(log: Log): void;
  /** Something is not answered yet. */
  open(): boolean;
  /** The connection is gone: whoever waits for an answer is told. */
  ended(): void;
};

type Waiting = { readonly place: string; readonly log: string | null; readonly hear: (heard: Result<FromHub, QuestionRefusal>) => void };

export function questions(send: (message: ToHub) => void): Questions {
  const waiting = new Set<Waiting>();

  function settle(which: (one: Waiting) => boolean, heard: Result<FromHub, QuestionRefusal>, most = Infinity): void {
    for (const one of [...waiting].filter(which).slice(0, most)) {
      waiting.delete(one);
      one.hear(heard);
    }
  }
  return {
    ask: <Is extends FromHub['is']>(message: ToHub, is: Is, about?: About) =>
      new Promise<Result<Answer<Is>, QuestionRefusal>>((resolve) => {
        const hear = (heard: Result<FromHub, QuestionRefusal>): void => resolve(heard as Result<Answer<Is>, QuestionRefusal>);
        waiting.add({ place: placeOf({ is, ...about }), log: about ? logName(about) : null, hear });
        send(message);
      }),
    answered(message) {
      const place = placeOf(message);
      settle((one) => one.place === place, accept(message), 1);
    },
    refused(log) {
      const name = logName(log);
      settle((one) => one.log === name, refuse('refused'));
    },
    open: () => waiting.size > 0,
    ended: () => settle(() => true, refuse('unreachable')),
  };
}

function placeOf(message: { readonly is: FromHub['is'] } & Partial<About>): string {
  return [message.is, message.circle, message.epoch, message.file, message.part].join(' ');
}
