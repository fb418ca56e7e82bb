/** Amtlicher Gemeindeschlüssel, 8 digits. */
export type Ags = string & { readonly ags: true };
