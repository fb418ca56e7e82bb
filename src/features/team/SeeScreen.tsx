import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { TeamState } from '#app/teamApi.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { Section, Stack } from '#ui/Section.tsx';
import { Table } from '#ui/Table.tsx';
import { namesText, present } from './teamWords.ts';
import { useTeam } from './useTeam.ts';
import css from './See.module.css';

type Line = { readonly what: string; readonly who: string; readonly names?: string; readonly hub: boolean };

/** "Wer sieht was?": who reads which of the team's records, and what the hub reads of them. */
export function SeeScreen(): ReactNode {
  const m = useMessages().team.see;
  const team = useTeam();
  return (
    <Page title={m.title} back={() => history.back()} chip={<></>}>
      {team ? (
        <>
          <p>{m.intro}</p>
          <SeeTable team={team} />
          <Section title={m.hubTitle}>
            <Stack>
              <p>{m.hubSees}</p>
              <p><Link href="/sicherheit">{m.more}</Link></p>
            </Stack>
          </Section>
        </>
      ) : <Skeleton rows={6} />}
    </Page>
  );
}

function SeeTable({ team }: { readonly team: TeamState }): ReactNode {
  const m = useMessages().team.see;
  return (
    <Table
      label={m.title}
      className={css.table}
      columns={[m.what, m.who, m.hub]}
      rows={useLines(team).map(({ what, who, names, hub }) => ({ key: what, head: what, cells: [<>{who}{names ? <span className={css.names}>{names}</span> : null}</>, hub ? m.hubYes : m.hubNo] }))}
    />
  );
}

function useLines(team: TeamState): readonly Line[] {
  const messages = useMessages();
  const m = messages.team.see;
  const { readers } = team;
  const names = (ids: readonly TeamState['members'][number]['id'][]): string => namesText(messages, team, ids);
  const alone = present(team).length < 2;
  const mentorships = readers.mentorships.filter((ids) => ids.length > 0);
  return [
    { what: m.contacts, who: m.everyone(readers.team.length), names: alone ? undefined : names(readers.team), hub: false },
    { what: m.ownDesk, who: names(readers.ownDesk), hub: false },
    ...(alone ? [] : [{ what: m.otherDesks, who: m.otherDesksWho(names(readers.everyDesk)), hub: false }]),
    { what: m.mentorNotes, who: m.mentorNotesWho, hub: false },
    ...mentorships.map((ids) => ({ what: m.mentorship(names(ids)), who: names(ids), hub: false })),
    { what: m.board, who: m.boardWho, hub: true },
  ];
}
