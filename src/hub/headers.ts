import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

/** React Aria's one inline style, by its hash. */
const INLINE_STYLE = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";
const HOST = /^[A-Za-z0-9.:[\]-]+$/;

/**
 * What every answer carries: only the app's own code runs, in no frame, and it connects nowhere else. `secure`: the app is
 * reached by https, also where a proxy speaks it.
 */
export function securityHeaders(request: IncomingHttpHeaders, secure: boolean): OutgoingHttpHeaders {
  return {
    'content-security-policy': contentPolicy(request.host ?? ''),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(self), microphone=(), geolocation=(), payment=(), usb=(), serial=()',
    ...(secure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}

/** The socket's address is spelled out because older Safari does not count ws: and wss: as 'self'. */
function contentPolicy(host: string): string {
  const sockets = HOST.test(host) ? ` ws://${host} wss://${host}` : '';
  return [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' ${INLINE_STYLE}`,
    `connect-src 'self'${sockets}`,
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types anlauf',
  ].join('; ');
}
