/** A refusal is a value: `ok: false` names why, in a word the screens have a sentence for. Throwing is for bugs only. */
export type Result<T, R extends string = string> = Accepted<T> | Refused<R>;
export type Accepted<T> = { readonly ok: true; readonly value: T };
export type Refused<R extends string = string> = { readonly ok: false; readonly refusal: R; readonly detail?: string };

export function accept<T>(value: T): Accepted<T> {
  return { ok: true, value };
}

/** `detail` is shown beside the refusal's sentence: a field's name or what was typed, never a stack. */
export function refuse<R extends string>(refusal: R, detail?: string): Refused<R> {
  return detail === undefined ? { ok: false, refusal } : { ok: false, refusal, detail };
}
