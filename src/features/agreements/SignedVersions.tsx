import type { ReactNode } from 'react';
import type { AgreementDetail } from '#app/feeApi.ts';
import type { Acting } from '#app/useActing.ts';
import { heldVersion, type SignedVersion } from '#domain/signed.ts';
import { formatDay } from '#messages/dates.ts';
import { agreements } from '#messages/later/agreements.ts';
import { formatEuro } from '#messages/money.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Chip } from '#ui/Chip.tsx';
import { ContestedCard } from '#ui/ContestedCard.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';

type Props = { readonly detail: AgreementDetail; readonly acting: Acting };

/** Every version that was signed, the one that holds first; signed apart, somebody chooses. */
export function SignedVersions({ detail, acting }: Props): ReactNode {
  const m = useTexts(agreements).detail;
  const { signed, holds } = detail.agreement;
  const { version, toChoose } = heldVersion(signed, holds);
  if (signed.length === 0) return null;
  const chip = (one: SignedVersion) => (one.id === version?.id && toChoose.length === 0 ? <Chip tone="safe">{m.holdsChip}</Chip> : <Chip>{m.older}</Chip>);
  return (
    <Section title={m.signed} count={signed.length}>
      {toChoose.length > 0 ? <ToChoose detail={detail} acting={acting} versions={toChoose} /> : null}
      <CardList label={m.signed}>
        {signed.filter((one) => !toChoose.includes(one)).toReversed().map((one) => (
          <Row key={one.id} href={`/vereinbarungen/${detail.id}/druck?fassung=${one.id}`} title={m.version(one.number, formatDay(one.on))} detail={m.versionSum(formatEuro(one.figures.monthly))} end={chip(one)} />
        ))}
      </CardList>
    </Section>
  );
}

function ToChoose({ detail, acting, versions }: Props & { readonly versions: readonly SignedVersion[] }): ReactNode {
  const m = useTexts(agreements).detail;
  const pick = (one: SignedVersion): void => void acting.act({ do: 'editAgreement', id: detail.id, desk: detail.desk, edits: [{ field: 'holds', value: one.id, seen: detail.heads.holds }] }, m.chosen);
  return (
    <ContestedCard
      title={m.choose}
      level={3}
      words={{ why: m.chooseWhy, pick: m.pick, pickValue: (value) => `${m.pick}: ${value}` }}
      choices={versions.map((one) => ({ ...one, edit: one.id }))}
      value={(one) => `${m.version(one.number, formatDay(one.on))}, ${m.versionSum(formatEuro(one.figures.monthly))}`}
      busy={acting.busy}
      onPick={pick}
    />
  );
}
