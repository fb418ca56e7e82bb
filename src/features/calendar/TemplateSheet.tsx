import { useState, type ReactNode } from 'react';
import { systemRandom } from '#app/random.ts';
import type { Act } from '#app/useActing.ts';
import { newId, type CommitteeId } from '#base/ids.ts';
import { committeeTemplate, type Committee } from '#domain/committee.ts';
import { committees as texts } from '#messages/later/committees.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Tick } from '#ui/Ticks.tsx';
import { MarkSign } from './MarkSign.tsx';
import css from './Committees.module.css';

type TemplateProps = { readonly known: readonly Pick<Committee, 'name'>[]; readonly act: Act; readonly onClose: () => void };

/** The bodies that the resolution names, to start from: those that are there by name already are not offered again. */
export function TemplateSheet({ known, act, onClose }: TemplateProps): ReactNode {
  const m = useTexts(texts);
  const offered = committeeTemplate.filter(({ key }) => !known.some((one) => one.name === m.templateNames[key]));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const picked = offered.filter(({ key }) => !left.has(key));
  const create = () => {
    const committees = picked.map(({ key, level, hue, shape }) => ({ id: newId<CommitteeId>(systemRandom), name: m.templateNames[key], level, hue, shape }));
    onClose();
    void act({ do: 'createCommittees', committees }, m.templateDone(committees.length));
  };
  return (
    <Dialog open title={m.templateTitle} onClose={onClose}>
      <div className={css.sheet}>
        {offered.map(({ key, hue, shape }) => (
          <Tick
            key={key}
            label={<span className={css.named}><MarkSign hue={hue} shape={shape} large />{m.templateNames[key]}</span>}
            checked={!left.has(key)}
            onChange={(checked) => setLeft(new Set(checked ? [...left].filter((one) => one !== key) : [...left, key]))}
          />
        ))}
        <Button kind="primary" wide disabled={picked.length === 0} onClick={create}>{m.templateAdd(picked.length)}</Button>
      </div>
    </Dialog>
  );
}
