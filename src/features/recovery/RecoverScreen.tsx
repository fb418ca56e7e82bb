import { useState, type ReactNode } from 'react';
import { takeSheetLink } from '#app/inviteHash.ts';
import { thisNeedsHomeScreen } from '#app/support.ts';
import { recovery } from '#messages/later/recovery.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Page } from '#ui/Page.tsx';
import { RecoverForm } from './RecoverForm.tsx';

/** Where a recovery sheet leads on an empty device: by the link in its code, or by its words. */
export function RecoverScreen(): ReactNode {
  const t = useTexts(recovery).recover;
  const [link] = useState(takeSheetLink);
  return <Page title={t.title} back="/">{thisNeedsHomeScreen() ? <p>{t.home}</p> : <RecoverForm link={link} />}</Page>;
}
