import type { Bytes } from '#base/bytes.ts';
import type { AgreementId, MemberId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import type { AgreementFile } from '#domain/agreement.ts';
import type { AppRefusal, Receipt } from './api.ts';

/** Which agreement, at whose desk. */
export type PhotoPlace = { readonly agreement: AgreementId; readonly desk: MemberId };
export type Picture = { readonly type: string; readonly bytes: Bytes };

/**
 * Where a photo stands on this device. `coming`: so many of its chunks are here; ask again for the next. `not-there`: the hub has not all of it (yet). `offline`: the hub
 * is out of reach. `damaged`: what is here, or what the hub hands out, is not what the record says.
 */
export type PhotoState =
  | { readonly at: 'whole'; readonly picture: Picture; readonly receipt: Receipt; /** The hub keeps no more photos of this association. */ readonly hubFull: boolean }
  | { readonly at: 'coming' | 'not-there' | 'offline'; readonly have: number; readonly of: number }
  | { readonly at: 'damaged' };

/** Photos of papers that were signed. */
export type PhotoApi = {
  /** Seals a picture and keeps it on this device before anything names it: `signAgreement` or `attachFile` with what is answered. What nothing names within a day is gone. */
  keepPhoto(to: PhotoPlace, picture: Picture): Promise<Result<AgreementFile, AppRefusal>>;
  /** One that nothing names yet is not wanted after all. */
  dropPhoto(id: string): Promise<void>;
  /** Each asking brings what is missing a step nearer, where the hub is in reach. */
  photo(at: PhotoPlace, file: AgreementFile): Promise<PhotoState>;
};
