import type { UnsupportedReason } from './api.ts';

/** What of the browser decides whether the app can keep its promise; comes in, so that it can be tested. */
export type Environment = {
  readonly secure: boolean;
  readonly userAgent: string;
  readonly hasDatabase: boolean;
  readonly hasLocks: boolean;
  /** Whether WebCrypto makes Ed25519 and X25519 keys (Chrome 137, Safari 17, Firefox 130 and newer). */
  makesKeys(): Promise<boolean>;
};

/** Messengers' own browsers throw their storage away, so nothing may be kept in them. */
const inAppBrowser = /\b(FBAN|FBAV|FB_IAB|Instagram|WhatsApp|Telegram|Line\/|MicroMessenger|Snapchat|Twitter|LinkedInApp|TikTok|GSA\/|; wv\))/;

/** Why the app can not run here, or null. Order: what the person can change first. */
export async function whyUnsupported(environment: Environment): Promise<UnsupportedReason | null> {
  if (!environment.secure) return 'insecure-address';
  if (inAppBrowser.test(environment.userAgent)) return 'in-app-browser';
  if (!environment.hasDatabase) return 'no-storage';
  if (!environment.hasLocks || !(await environment.makesKeys())) return 'old-browser';
  return null;
}

/** On an iPhone the home-screen app and Safari do not share storage: joining in Safari would be lost. */
export function needsHomeScreen(browser: { readonly userAgent: string; readonly touchPoints: number; readonly standalone: boolean }): boolean {
  const iPad = /Macintosh/.test(browser.userAgent) && browser.touchPoints > 1;
  return (/iPhone|iPad|iPod/.test(browser.userAgent) || iPad) && !browser.standalone;
}

async function makesKeys(): Promise<boolean> {
  try {
    await Promise.all([crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']), crypto.subtle.generateKey('X25519', false, ['deriveBits'])]);
    return true;
  } catch {
    return false;
  }
}

/** This browser. */
export function thisEnvironment(): Environment {
  return {
    secure: globalThis.isSecureContext,
    userAgent: navigator.userAgent,
    hasDatabase: typeof indexedDB !== 'undefined',
    hasLocks: 'locks' in navigator,
    makesKeys,
  };
}

/** Whether this browser is Safari on an iPhone or iPad outside the home-screen app. */
export function thisNeedsHomeScreen(): boolean {
  const standalone = matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true;
  return needsHomeScreen({ userAgent: navigator.userAgent, touchPoints: navigator.maxTouchPoints, standalone });
}
