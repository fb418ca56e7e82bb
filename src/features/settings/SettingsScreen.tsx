import type { ReactNode } from 'react';
import { currentLanguage, languages, switchLanguage } from '#messages/language.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Choice } from '#ui/Choice.tsx';
import { Page } from '#ui/Page.tsx';
import { usePreference } from '#ui/preference.ts';
import { Section, Stack } from '#ui/Section.tsx';
import { Tick } from '#ui/Ticks.tsx';
import { ErasuresSection } from './ErasuresSection.tsx';
import { HandoverSection } from './HandoverSection.tsx';
import { LockSection } from './LockSection.tsx';
import { SheetSection } from './SheetSection.tsx';
import { StatusSection } from './StatusSection.tsx';

/** Language, app lock, and whether this device is ready for the day. */
export function SettingsScreen(): ReactNode {
  const m = useMessages().settings;
  const [shortcuts, setShortcuts] = usePreference('shortcuts', ['on', 'off']);
  const languageOptions = languages.map((language) => ({ value: language, label: m.languages[language] }));
  return (
    <Page title={m.title} back="/mehr" chip={<></>}>
      <StatusSection />
      <HandoverSection />
      <LockSection />
      <SheetSection />
      <Section title={m.use}>
        <Stack>
          <Choice label={m.language} options={languageOptions} value={currentLanguage()} onChange={(language) => void switchLanguage(language)} />
          <Tick label={m.shortcuts} help={m.shortcutsHelp} checked={shortcuts === 'on'} onChange={(on) => setShortcuts(on ? 'on' : 'off')} />
        </Stack>
      </Section>
      <ErasuresSection />
    </Page>
  );
}
