//! What of a link tells whose page it is.

use memchr::memchr_iter;

/// The host of a link: `https://www.example.cn/a` or `www.example.cn/a`. Where the path leads to a
/// forum, the host with the beginning of that path.
pub fn host(link: &str) -> Option<&str> {
    let bytes = link.as_bytes();
    let begin = match bytes.iter().take(64).position(|&byte| byte == b':') {
        Some(at) if bytes[at..].starts_with(b"://") => at + 3,
        _ => 0,
    };
    let rest = &link[begin..];
    let end = rest
        .bytes()
        .position(|b| !(b.is_ascii_alphanumeric() || b == b'.' || b == b'-'))
        .unwrap_or(rest.len());
    let host = rest[..end].trim_matches('.');
    let plain = host.contains('.') && host.bytes().any(|b| b.is_ascii_alphabetic());
    if !plain {
        return None;
    }
    match forum(&rest[end..]) {
        Some(len) if host.len() == end => Some(&rest[..end + len]),
        _ => Some(host),
    }
}

/// Whether a host as [`host`] gives it is a forum's.
pub fn is_forum(host: &str) -> bool {
    const NAMES: [&str; 6] = ["bbs.", "forum.", "club.", "luntan.", "tieba.", "shequ."];
    host.contains('/') || NAMES.iter().any(|name| host.starts_with(name))
}

/// How far a path goes that leads to a forum: `/bbs/`, `/forum/`, `/thread-12-1.html`.
fn forum(path: &str) -> Option<usize> {
    const NAMES: [&str; 7] = [
        "bbs",
        "forum",
        "thread",
        "viewthread",
        "showthread",
        "luntan",
        "club",
    ];
    for start in memchr_iter(b'/', path.as_bytes()).map(|at| at + 1) {
        let named = |name: &&&str| {
            let rest = path.as_bytes().get(start..start + name.len());
            let behind = path.as_bytes().get(start + name.len());
            rest.is_some_and(|rest| rest.eq_ignore_ascii_case(name.as_bytes()))
                && behind.is_none_or(|b| !b.is_ascii_alphabetic())
        };
        // Nearly no part of a path begins as one of these does.
        let begin = path.as_bytes().get(start).map(u8::to_ascii_lowercase);
        if begin.is_some_and(|begin| b"bcflstv".contains(&begin))
            && let Some(name) = NAMES.iter().find(named)
        {
            return Some(start + name.len());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_and_forums_are_told() {
        for (link, told) in [
            ("https://www.bdrb.com/a/1.html", Some("www.bdrb.com")),
            ("www.hebnews.cn/x", Some("www.hebnews.cn")),
            ("http://bbs.people.com.cn/1", Some("bbs.people.com.cn")),
            ("http://people.com.cn/bbs/1", Some("people.com.cn/bbs")),
            (
                "http://a.cn/x/forum.php?mod=viewthread",
                Some("a.cn/x/forum"),
            ),
            ("http://a.cn/thread-12-1.html", Some("a.cn/thread")),
            ("http://a.cn/bbsnews/1", Some("a.cn")),
            ("http://a.cn:80/中/bbs/1", Some("a.cn:80/中/bbs")),
            ("见附件", None),
            ("3.15", None),
        ] {
            assert_eq!(host(link), told, "{link}");
        }
        assert!(is_forum("bbs.people.com.cn") && is_forum("people.com.cn/bbs"));
        assert!(!is_forum("www.people.com.cn") && !is_forum("bbscn.com"));
    }
}
