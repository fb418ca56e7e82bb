/** The end of a contact form's address that asks for the next step at once. */
export const STEP = 'naechster-schritt';
