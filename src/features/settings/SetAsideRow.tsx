import { useEffect, useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import type { Aside } from '#app/readyApi.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Row } from '#ui/Rows.tsx';
import { Mark } from './Mark.tsx';
import css from './settings.module.css';

/** What was not believed or not opened: of whom, why, and what to do about it. */
export function SetAsideRow({ count }: { readonly count: number }): ReactNode {
  const m = useMessages();
  const asides = useAsides(count);
  if (count === 0) return <Row title={m.ready.setAside.none} end={<Mark tone="safe" />} />;
  return (
    <Row
      title={m.settings.setAside(count)}
      detail={m.ready.setAside.help}
      end={<Mark tone="late" />}
      panel={<ul className={css.reasons} role="list">{asides.map((aside) => <Reason key={`${aside.reason} ${aside.member ?? ''}`} aside={aside} />)}</ul>}
    />
  );
}

function Reason({ aside }: { readonly aside: Aside }): ReactNode {
  const m = useMessages();
  const members = useLive((live) => live.members);
  const name = aside.member === null ? m.ready.setAside.nobody : (members.find((member) => member.id === aside.member)?.name ?? m.common.somebody);
  return <li><strong>{m.ready.setAside.from(aside.count, name)}:</strong> {m.ready.setAside.reasons[aside.reason]}</li>;
}

function useAsides(count: number): readonly Aside[] {
  const [asides, setAsides] = useState<readonly Aside[]>([]);
  useEffect(() => {
    if (count > 0) void engine().asides().then(setAsides);
  }, [count]);
  return asides;
}
