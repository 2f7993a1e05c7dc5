/** Texts by key; a text with plural forms by CLDR category. */
export type Words = Record<string, string | Record<string, string>>;

type Params = Record<string, string | number>;

/** Words a key of the page's texts; `n` picks the plural form. */
export type Say = (key: string, params?: Params) => string;

/** The texts of the page as a function. A key without a text is a fault of ours, and says so. */
export function sayer(words: Words, lang: string): Say {
  const plural = new Intl.PluralRules(lang);
  return (key, params = {}) => {
    const found = words[key];
    if (found === undefined) throw new Error(`no words for ${key}`);
    const text =
      typeof found === "string" ? found : (found[plural.select(Number(params.n))] ?? found.other ?? "");
    return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ""));
  };
}
