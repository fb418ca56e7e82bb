import type { TalkErrors } from './talkErrors.ts';
import type { TalkForm } from './talkForm.ts';

/** What every part of the form is given. */
export type TalkPartProps = {
  readonly form: TalkForm;
  readonly editing: boolean;
  readonly change: (part: Partial<TalkForm>) => void;
  readonly errors: TalkErrors;
  /** The person has no consent on record. */
  readonly asks: boolean;
};
