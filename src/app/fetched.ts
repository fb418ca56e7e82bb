import { accept, refuse, type Result } from '#base/result.ts';
import type { AppRefusal } from './api.ts';

/** Code that comes when it is needed; where it does not come, the hub it comes from is out of reach. */
export async function fetched<T>(code: Promise<T>): Promise<Result<T, AppRefusal>> {
  return code.then(accept, () => refuse('hub-unreachable'));
}
