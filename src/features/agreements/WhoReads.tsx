import { Eye } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import type { MemberId } from '#base/ids.ts';
import { agreements } from '#messages/later/agreements.ts';
import { useTexts } from '#messages/useTexts.ts';
import css from './Agreements.module.css';

type WhoReadsProps = { readonly desk: MemberId | null; /** On this device alone so far. */ readonly held: boolean };

/** In one line who can read it, and what everybody else sees of it; below it, where it lies until the hub has it. */
export function WhoReads({ desk, held }: WhoReadsProps): ReactNode {
  const m = useTexts(agreements);
  const name = useLive((live) => live.members.find((member) => member.id === desk && !member.self)?.name);
  const demo = useLive((live) => live.session.at === 'unlocked' && live.session.demo);
  return (
    <div className={css.reads}>
      <Eye aria-hidden="true" />
      <div>
        <p>{name === undefined ? m.reads.only : m.reads.others(name || m.unknown)}</p>
        {held ? <p className={css.soft}>{demo ? m.reads.demo : m.reads.held}</p> : null}
      </div>
    </div>
  );
}
