import { Component, useEffect, type ReactNode } from 'react';
import { NotHere, whenReachable } from '#app/screenCode.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/Section.tsx';

/** `aside`: something beside the screen, which is left out as long as its code is not here. */
type Props = { readonly children: ReactNode; readonly at: string; readonly aside?: boolean };
type State = { readonly crashedAt: string | null; readonly notHere: boolean };

/** React knows error boundaries as classes only. Going to another screen leaves the crashed one behind. */
export class CrashBoundary extends Component<Props, State> {
  override state: State = { crashedAt: null, notHere: false };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { crashedAt: '', notHere: error instanceof NotHere };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    if (state.crashedAt === '') return { crashedAt: props.at };
    return state.crashedAt !== null && state.crashedAt !== props.at ? { crashedAt: null } : null;
  }

  override render(): ReactNode {
    if (this.state.crashedAt === null) return this.props.children;
    if (!this.state.notHere) return <Crashed />;
    return this.props.aside ? null : <NotHereYet />;
  }
}

function Crashed(): ReactNode {
  const m = useMessages().shell.crashed;
  return <main><EmptyState title={m.title} action={<Button onClick={() => location.reload()}>{m.reload}</Button>}>{m.text}</EmptyState></main>;
}

/** Browsers remember that a piece of code did not come: only loading the page anew brings it, which happens by itself. */
function NotHereYet(): ReactNode {
  const m = useMessages().shell.notHere;
  useEffect(() => whenReachable(() => location.reload()), []);
  return <main><EmptyState title={m.title}>{m.text}</EmptyState></main>;
}
