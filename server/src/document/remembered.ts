/** Answers about short texts, remembered: the words of a form come again at every keystroke and in every report. */

/** So many answers are remembered, and then forgotten all at once. */
const MOST_REMEMBERED = 4096;

/** Longer than any printed label with the labels it stands under: longer texts hardly come again. */
export const LONGEST = 90;

/** The same function, which remembers its answers for a while. No answer is undefined. */
export function remembered<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > LONGEST) return compute(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = compute(text);
    if (known.size >= MOST_REMEMBERED) known.clear();
    // A copy: a slice would keep the whole document in memory.
    known.set(` ${text}`.slice(1), answer);
    return answer;
  };
}
