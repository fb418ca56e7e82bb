import './early.ts';
import './ui/tokens.css';
import './ui/base.css';
import './ui/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { onceCalm } from '#app/calm.ts';
import { takeInviteLink } from '#app/inviteHash.ts';
import { startApp } from '#app/start.ts';
import { watchUpdates } from '#app/updates.ts';
import { startLanguage } from '#messages/language.ts';
import { App } from './routes.tsx';

const place = document.getElementById('app');
if (!place) throw new Error('index.html has no place for the app');

takeInviteLink();
void startApp();
onceCalm(watchUpdates);
// Not awaited at the top level: the English catalogue's chunk imports this one, and the two would wait for each other for ever.
void startLanguage().then(() => createRoot(place).render(<StrictMode><App /></StrictMode>));
