import { useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import { idleMinutes, setIdleMinutes } from '#app/idle.ts';
import { useLive } from '#app/live.ts';
import { currentLanguage, languages, switchLanguage } from '#messages/language.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Button } from '#ui/Button.tsx';
import { Choice } from '#ui/Choice.tsx';
import { Page } from '#ui/Page.tsx';
import { usePreference } from '#ui/preference.ts';
import { Section, Stack } from '#ui/Section.tsx';
import { Tick } from '#ui/Ticks.tsx';
import { StatusSection } from './StatusSection.tsx';

const idleChoices = ['1', '5', '15'] as const;

/** Language, app lock, and whether this device is ready for the day. */
export function SettingsScreen(): ReactNode {
  const m = useMessages().settings;
  const [shortcuts, setShortcuts] = usePreference('shortcuts', ['on', 'off']);
  const languageOptions = languages.map((language) => ({ value: language, label: m.languages[language] }));
  return (
    <Page title={m.title} back="/mehr" chip={<></>}>
      <StatusSection />
      <LockSection />
      <Section title={m.use}>
        <Stack>
          <Choice label={m.language} options={languageOptions} value={currentLanguage()} onChange={(language) => void switchLanguage(language)} />
          <Tick label={m.shortcuts} help={m.shortcutsHelp} checked={shortcuts === 'on'} onChange={(on) => setShortcuts(on ? 'on' : 'off')} />
        </Stack>
      </Section>
    </Page>
  );
}

/** A demonstration has no passphrase, so nothing to lock. */
function LockSection(): ReactNode {
  const m = useMessages().settings;
  const session = useLive((live) => live.session);
  const [minutes, setMinutes] = useState(() => String(idleMinutes()));
  if (session.at !== 'unlocked' || session.demo) return null;
  const change = (next: string) => {
    setIdleMinutes(Number(next));
    setMinutes(next);
  };
  return (
    <Section title={m.lock}>
      <Stack>
        <Choice label={m.idle} help={m.lockHelp} options={idleChoices.map((value) => ({ value, label: m.idleMinutes(Number(value)) }))} value={idleChoices.find((value) => value === minutes) ?? null} onChange={change} />
        <Button onClick={() => void engine().lock()}>{m.lockNow}</Button>
      </Stack>
    </Section>
  );
}
