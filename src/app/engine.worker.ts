import type { CodeMissing } from './earlyWorker.ts';

/**
 * The worker itself is only this: what a module worker imports before it runs Chromium compiles anew at every start, what it asks for by `import()` it keeps
 * compiled. What the page says meanwhile is kept, in its order.
 */
const said: MessageEvent[] = [];
const keep = (event: MessageEvent): void => void said.push(event);
addEventListener('message', keep);

async function begin(): Promise<void> {
  const { hostEngine } = await import('./engineHost.ts');
  removeEventListener('message', keep);
  hostEngine();
  for (const { data, ports } of said) dispatchEvent(new MessageEvent('message', { data, ports: [...ports] }));
}

begin().catch(() => postMessage('code-missing' satisfies CodeMissing));
