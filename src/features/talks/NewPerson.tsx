import type { ReactNode } from 'react';
import { usePlaceSearch } from '#app/placeSearch.ts';
import type { Ags } from '#domain/municipality.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { ComboField } from '#ui/ComboField.tsx';
import { SHOWN_AT_MOST } from '#ui/comboSearch.ts';
import { Field } from '#ui/Field.tsx';
import type { TalkErrors } from './talkErrors.ts';
import type { Person } from './talkForm.ts';
import css from './Talk.module.css';

type NewPersonProps = {
  readonly person: Extract<Person, { at: 'new' }>;
  readonly errors: TalkErrors;
  readonly onChange: (person: Person) => void;
  readonly onBack: () => void;
};

/** A person made together with the talk: how to reach them and where they live, both optional. */
export function NewPerson({ person, errors, onChange, onBack }: NewPersonProps): ReactNode {
  const m = useMessages().talks;
  const { items, search } = usePlaceSearch(SHOWN_AT_MOST);
  return (
    <div className={css.card}>
      <div className={css.newHead}>
        <Chip tone="here">{m.isNew}</Chip>
        <Button kind="plain" onClick={onBack}>{m.backToList}</Button>
      </div>
      <Field kind="tel" label={m.phone} optional value={person.phone} error={errors.phone ?? null} autoComplete="off" onChange={(phone) => onChange({ ...person, phone })} />
      <ComboField
        label={m.municipality}
        optional
        placeholder={m.municipalityHint}
        items={items}
        search={search}
        value={person.municipality}
        initialText={person.municipalityText}
        error={errors.municipality ?? null}
        onChange={(ags) => onChange({ ...person, municipality: ags as Ags | null, ...(ags ? { municipalityText: '' } : {}) })}
        onText={(municipalityText) => onChange({ ...person, municipality: null, municipalityText })}
      />
    </div>
  );
}
