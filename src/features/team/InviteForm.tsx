import { useState, type ReactNode } from 'react';
import { teamRoles, type TeamRole } from '#app/teamApi.ts';
import { formatWhen } from '#messages/dates.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Choice } from '#ui/Choice.tsx';
import { Stack } from '#ui/Section.tsx';
import { InviteLink } from './InviteLink.tsx';
import { RoleTicks } from './RoleTicks.tsx';
import { useInvite } from './useInvite.ts';

const DAYS = ['1', '3', '7', '30'] as const;
const firstRoles: readonly TeamRole[] = ['canvasser'];

/** Makes one link for one device of a new member. */
export function InviteForm({ alone }: { readonly alone: boolean }): ReactNode {
  const m = useMessages();
  const [days, setDays] = useState<(typeof DAYS)[number]>('3');
  const [roles, setRoles] = useState(firstRoles);
  const { busy, made, refused, make, clear } = useInvite();
  const missing = roles.length === 0;
  const submit = (): void => { if (!missing) void make({ days: Number(days), roles: teamRoles.filter((role) => roles.includes(role)) }); };
  if (made) return <InviteLink link={made.link} help={m.invites.invite.linkHelp(formatWhen(made.expires))} scan={m.invites.invite.scan} done={m.invites.invite.another} onDone={clear} />;
  return (
    <Stack>
      <p>{alone ? m.invites.invite.alone : m.invites.invite.help}</p>
      <RoleTicks label={m.invites.invite.roles} roles={roles} onChange={setRoles} error={missing ? m.invites.invite.rolesMissing : null} />
      <Choice label={m.invites.invite.valid} value={days} onChange={setDays} options={DAYS.map((value) => ({ value, label: m.invites.invite.days(Number(value)) }))} />
      {refused ? <Banner tone="late" live="alert">{refused.refusal === 'hub-unreachable' ? m.invites.invite.needsHub : refusalWords(m, refused)}</Banner> : null}
      <Button kind="primary" wide busy={busy} onClick={submit}>{busy ? m.invites.invite.working : m.invites.invite.submit}</Button>
    </Stack>
  );
}
