/** The languages of the site. Adding one means a dictionary, and the articles and claims in a folder of its name. */
export const languages = ['en', 'ko'] as const;
export type Language = (typeof languages)[number];

export const languageNames: Record<Language, string> = { en: 'English', ko: '한국어' };

export const isLanguage = (text: string | undefined): text is Language =>
  languages.some((language) => language === text);

export const otherLanguage = (language: Language): Language => (language === 'en' ? 'ko' : 'en');
