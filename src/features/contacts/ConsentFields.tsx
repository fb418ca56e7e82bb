import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { NewConsent } from '#domain/command.ts';
import { consentWays, type ConsentWay } from '#domain/contact.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Choice } from '#ui/Choice.tsx';
import { DateField } from '#ui/DateField.tsx';
import { Fields } from '#ui/Fields.tsx';

/** A consent while it is being filled in. */
export type ConsentInput = { readonly way: ConsentWay | null; readonly on: LocalDate | null };
export type ConsentErrors = { readonly way?: string | undefined; readonly on?: string | undefined };

type ConsentFieldsProps = { readonly value: ConsentInput; readonly onChange: (value: ConsentInput) => void; readonly errors: ConsentErrors };

/** How and when a permission was given or taken back. */
export function ConsentFields({ value, onChange, errors }: ConsentFieldsProps): ReactNode {
  const m = useMessages().contacts;
  const day = today();
  return (
    <Fields>
      <Choice label={m.consent.how} options={consentWays.map((way) => ({ value: way, label: m.ways[way] }))} value={value.way} error={errors.way ?? null} onChange={(way) => onChange({ ...value, way })} />
      <DateField label={m.consent.when} value={value.on} today={day} max={day} words={['today', 'yesterday']} error={errors.on ?? null} onChange={(on) => onChange({ ...value, on })} />
    </Fields>
  );
}

/** The consent as filled in, or null while something is missing. */
export function filledConsent(input: ConsentInput): NewConsent | null {
  return input.way && input.on ? { way: input.way, on: input.on } : null;
}

/** Sentences for what is missing. */
export function useConsentErrors(): (input: ConsentInput) => ConsentErrors {
  const m = useMessages().contacts.consent;
  return (input) => ({ way: input.way ? undefined : m.howMissing, on: input.on ? undefined : m.whenMissing });
}
