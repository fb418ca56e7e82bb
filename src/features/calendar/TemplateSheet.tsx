import { useState, type ReactNode } from 'react';
import type { CommitteeRow } from '#app/calendarApi.ts';
import type { Act } from '#app/useActing.ts';
import { templateId, templateOffers, type CommitteeFields } from '#domain/committee.ts';
import { committees as texts } from '#messages/later/committees.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Tick } from '#ui/Ticks.tsx';
import { MarkSign } from './MarkSign.tsx';
import css from './Committees.module.css';

type TemplateProps = { readonly known: readonly CommitteeRow[]; readonly act: Act; readonly onClose: () => void };

/** The bodies that the resolution names, to start from. Those that are there are not offered again; those that were removed stand apart, unticked: somebody meant it. */
export function TemplateSheet({ known, act, onClose }: TemplateProps): ReactNode {
  const m = useTexts(texts);
  const { fresh, removed } = templateOffers(known, m.templateNames);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [again, setAgain] = useState<readonly string[]>([]);
  const picked = fresh.filter(({ key }) => !left.includes(key));
  const restored = removed.filter(({ id }) => again.includes(id));
  const count = picked.length + restored.length;
  const take = async () => {
    onClose();
    const committees = picked.map(({ key, level, hue, shape }) => ({ id: templateId(key), name: m.templateNames[key], level, hue, shape }));
    // Each says so for itself, for each can be taken back.
    for (const { id, name, heads } of restored) {
      if (!(await act({ do: 'editCommittee', id, edits: [{ field: 'standing', value: 'kept', seen: heads.standing }] }, m.restored(name)))) return;
    }
    if (committees.length > 0) await act({ do: 'createCommittees', committees }, m.templateDone(committees.length));
  };
  return (
    <Dialog open title={m.templateTitle} onClose={onClose}>
      <div className={css.sheet}>
        {fresh.length + removed.length === 0 ? <p>{m.templateNone}</p> : null}
        {fresh.map(({ key, ...mark }) => <Offer key={key} {...mark} name={m.templateNames[key]} checked={!left.includes(key)} onChange={(checked) => setLeft(withOrWithout(left, key, !checked))} />)}
        {removed.length === 0 ? null : (
          <fieldset className={css.sheet}>
            <legend className={css.legend}>{m.templateRemoved}</legend>
            <p className={css.help}>{m.templateRemovedHelp}</p>
            {removed.map((row) => <Offer key={row.id} {...row} checked={again.includes(row.id)} onChange={(checked) => setAgain(withOrWithout(again, row.id, checked))} />)}
          </fieldset>
        )}
        <Button kind="primary" wide disabled={count === 0} onClick={() => void take()}>{m.templateAdd(count)}</Button>
      </div>
    </Dialog>
  );
}

type OfferProps = Pick<CommitteeFields, 'name' | 'hue' | 'shape'> & { readonly checked: boolean; readonly onChange: (checked: boolean) => void };

function Offer({ name, hue, shape, checked, onChange }: OfferProps): ReactNode {
  return <Tick label={<span className={css.named}><MarkSign hue={hue} shape={shape} large />{name}</span>} checked={checked} onChange={onChange} />;
}

function withOrWithout(all: readonly string[], one: string, isIn: boolean): readonly string[] {
  return isIn ? [...all, one] : all.filter((other) => other !== one);
}
