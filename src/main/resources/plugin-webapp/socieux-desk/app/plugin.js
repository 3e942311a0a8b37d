// What Tasklist lacks for those who work with it all day. Plain modules, loaded before Tasklist starts.
import cards from './cards.js';
import drafts from './drafts.js';
import starts from './starts.js';
import workList from './work-list.js';

export default [...cards, ...drafts, ...starts, ...workList];
