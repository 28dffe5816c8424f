import { ToStringOptions } from 'yaml';

/** How a text is laid out, as far as writing it anew can keep that. */
export function detectStyle(text: string): ToStringOptions {
  const nested =
    /^( *)(?:- )?[\w./"'-]+:[ \t]*(?:#.*)?\r?\n(?:[ \t]*(?:#.*)?\r?\n)*( *)- /m.exec(
      text,
    );
  const indented = /^[\w./"'-]+:[ \t]*(?:#.*)?\r?\n( +)[^\s#-]/m.exec(text);
  return {
    lineWidth: 0,
    indentSeq: nested ? nested[2].length > nested[1].length : true,
    indent: indented ? Math.max(2, indented[1].length) : 2,
  };
}
