/**
 * A compile error that is a sentence: where a declaration is wrong, its type becomes a `Problem`, and the editor shows the sentence.
 * It is an interface because a literal type would be offered as a completion.
 */
export interface Problem<Sentence extends string> {
  readonly problem: Sentence
}
