import { useState, type ReactNode } from 'react';
import { useLive, usePresentMembers } from '#app/live.ts';
import type { Acting } from '#app/useActing.ts';
import type { ContactId, MemberId } from '#base/ids.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button, LinkButton } from '#ui/Button.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import css from './Mentorships.module.css';

const NOBODY = '';

type LinkMentorProps = { readonly mentor: ContactId; readonly name: string; /** Why it matters here. */ readonly why: string; readonly acting: Acting };

/** Which member of the team somebody is, or that they are to be invited: without that nobody can record a check-in. */
export function LinkMentor({ mentor, name, why, acting }: LinkMentorProps): ReactNode {
  const m = useTexts(texts).link;
  const self = useLive((live) => (live.session.at === 'unlocked' ? live.session.self : null));
  const free = usePresentMembers().filter((member) => !member.contact);
  const [picked, setPicked] = useState<MemberId | typeof NOBODY>(NOBODY);
  const [missing, setMissing] = useState(false);
  const link = (member: MemberId): void => void acting.act({ do: 'linkMember', member, contact: mentor }, m.linked(name));
  const save = (): void => {
    setMissing(picked === NOBODY);
    if (picked !== NOBODY) link(picked);
  };
  const others = free.filter((member) => member.id !== self);
  return (
    <div className={css.gap}>
      <Banner tone="due" title={m.title(name)}>
        <p>{why}</p>
        <div className={css.linking}>
          {self && free.length > others.length ? <Button busy={acting.busy} onClick={() => link(self)}>{m.self}</Button> : null}
          <LinkButton href="/team">{m.invite}</LinkButton>
          {others.length > 0 ? (
            <>
              <SelectField<string> label={m.pick} value={picked} error={missing ? m.missing : null} onChange={(id) => setPicked(id as MemberId)} options={[{ value: NOBODY, label: '–' }, ...others.map(({ id, name }) => ({ value: id as string, label: name }))]} />
              <Button busy={acting.busy} onClick={save}>{m.save}</Button>
            </>
          ) : null}
        </div>
      </Banner>
    </div>
  );
}
