import type { ReactNode } from 'react';
import type { TeamState } from '#app/teamApi.ts';
import { formatWhen } from '#messages/dates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Stack } from '#ui/Section.tsx';
import { InviteLink } from './InviteLink.tsx';
import { teamRefusal } from './teamRefusal.ts';
import { useInvite } from './useInvite.ts';

/** Long enough to walk to the other device, no longer. */
const DAYS = 1;

/** Everyone adds devices of their own. */
export function SecondDevice({ team }: { readonly team: TeamState }): ReactNode {
  const m = useMessages();
  const { busy, made, refused, make, clear } = useInvite();
  const self = team.members.find((member) => member.self);
  if (!self) return null;
  if (made) return <InviteLink link={made.link} help={m.team.second.linkHelp(formatWhen(made.expires))} scan={m.team.second.scan} done={m.team.second.another} onDone={clear} />;
  return (
    <Stack>
      <p>{m.team.second.help}</p>
      {refused ? <Banner tone="late" live="alert">{teamRefusal(m, refused)}</Banner> : null}
      <Button wide busy={busy} onClick={() => void make({ days: DAYS, member: self.id })}>{busy ? m.team.second.working : m.team.second.submit}</Button>
    </Stack>
  );
}
