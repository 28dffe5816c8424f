import { PreviewChange } from '../preview/PreviewPlan';

/** A folder, or a file when it has a `change`. `path` is unique in the tree. */
export type FileNode = {
  name: string;
  path: string;
  change?: PreviewChange;
  children: FileNode[];
};

/** Changed files as a tree, folders first. A folder that only holds a folder is one line with it. */
export function selectFileTree(changes: readonly PreviewChange[]): FileNode[] {
  const root: FileNode = { name: '', path: '', children: [] };
  for (const change of changes) {
    const names = change.path.split('/');
    const file = names.pop() ?? change.path;
    let folder = root;
    for (const name of names) {
      const path = `${folder.path}${name}/`;
      let next = folder.children.find(each => each.path === path);
      if (!next) {
        next = { name, path, children: [] };
        folder.children.push(next);
      }
      folder = next;
    }
    folder.children.push({
      name: file,
      path: change.path,
      change,
      children: [],
    });
  }
  return toLines(root.children);
}

/** Every folder's path. */
export function selectFolders(nodes: readonly FileNode[]): string[] {
  return nodes.flatMap(({ path, change, children }) =>
    change ? [] : [path, ...selectFolders(children)],
  );
}

function toLines(nodes: readonly FileNode[]): FileNode[] {
  return nodes
    .map(node => {
      let line = node;
      while (line.children.length === 1 && !line.children[0].change) {
        const [child] = line.children;
        line = { ...child, name: `${line.name}/${child.name}` };
      }
      return { ...line, children: toLines(line.children) };
    })
    .sort(
      (one, other) =>
        Number(Boolean(one.change)) - Number(Boolean(other.change)) ||
        (one.name < other.name ? -1 : 1),
    );
}
