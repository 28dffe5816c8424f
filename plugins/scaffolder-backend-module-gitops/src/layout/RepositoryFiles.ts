/**
 * Text files of a platform repository by path, from its root, with forward slashes. A reader may leave out what
 * does not lie in a folder of the layout.
 *
 * @public
 */
export type RepositoryFiles = ReadonlyMap<string, string>;
