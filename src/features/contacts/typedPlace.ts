import { fold } from '#domain/search.ts';
import type { ContactForm } from './contactForm.ts';

/** The form with its Gemeinde picked where what was typed is exactly one Gemeinde's name: nobody has to pick what they spelt out. */
export async function withTypedPlace(form: ContactForm): Promise<ContactForm> {
  const typed = fold(form.municipalityText);
  if (form.municipality !== null || typed === '') return form;
  const { municipalities } = await import('#domain/municipality.ts');
  const [place, another] = municipalities.filter((one) => fold(one.name) === typed);
  return place && !another ? { ...form, municipality: place.ags, municipalityText: '' } : form;
}
