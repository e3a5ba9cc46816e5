namespace ConflictGraph.Wording;

/// <summary>Which characters fold to which: on each line the folded letters, a space, and the characters that become them.</summary>
/// <remarks>
/// The runtime cannot be asked, because with InvariantGlobalization string.Normalize returns its input. Made once with Python's
/// unicodedata 14.0.0: for every character of Latin-1, Latin Extended, Greek, Cyrillic, Arabic, punctuation, letterlike, number
/// and full-width forms, NFKD without its marks, lower case, repeated until nothing changes; then the letters that Unicode does
/// not take apart but readers do (ß æ ø ł đ ı ґ …), one apostrophe, one hyphen, one quotation mark. Left out: what becomes
/// several characters that are not all letters or digits (½ …), so that a word never begins inside a character.
/// Only lower case is listed where it exists: <see cref="Fold"/> lowers first.
/// </remarks>
static class FoldTable
{
    public const string LeftToRight = """
        ! ！
        " «»“”„‟″＂
        # ＃
        $ ＄
        % ％
        & ＆
        ' `´ʹʻʼʽʾʿˈʹ`‘’‛′＇｀
        ( ⁽₍（
        ) ⁾₎）
        * ＊
        + ⁺₊＋
        , ，
        - ‐‑‒–—―⁻₋－
        . ․．
        / ／
        : ：
        ; ;；
        < ＜
        = ⁼₌＝
        > ＞
        ? ？
        @ ＠
        [ ［
        \ ＼
        ] ］
        ^ ＾
        _ ＿
        a ªàáâãäåāăąǎǟǡǻȁȃȧəḁạảấầẩẫậắằẳẵặₐₔⱥａ
        b ƀɓḃḅḇℬｂ
        c çćĉċčȼḉℂℭⅽｃ
        d ðďđɖɗḋḍḏḑḓⅅⅆⅾｄ
        e èéêëēĕėęěȅȇȩɇḕḗḙḛḝẹẻẽếềểễệₑℯℰⅇｅ
        f ƒḟℱｆ
        g ĝğġģǥǧǵḡℊｇ
        h ĥħȟʰḣḥḧḩḫẖₕℋℌℍℎℏｈ
        i ìíîïĩīĭįİıǐȉȋɨḭḯỉịⁱℐℑℹⅈⅰｉ
        j ĵǰɉʲⅉⱼｊ
        k ķĸƙǩḱḳḵₖｋ
        l ĺļľłƚˡḷḹḻḽₗℒℓⅼｌ
        m ḿṁṃₘℳⅿｍ
        n ñńņňǹṅṇṉṋⁿₙℕｎ
        o ºòóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợₒℴｏ
        p ṕṗₚℙｐ
        q ℚｑ
        r ŕŗřȑȓɍʳṙṛṝṟℛℜℝｒ
        s śŝşšſșˢṡṣṥṧṩẛₛｓ
        t ţťŧțṫṭṯṱẗₜｔ
        u ùúûüũūŭůűųưǔǖǘǚǜȕȗʉṳṵṷṹṻụủứừửữựｕ
        v ṽṿⅴⱽｖ
        w ŵʷẁẃẅẇẉẘｗ
        x ˣẋẍₓⅹｘ
        y ýÿŷƴȳɏʸẏẙỳỵỷỹｙ
        z źżžƶẑẓẕℤℨｚ
        { ｛
        | ｜
        } ｝
        ~ ～
        · ·
        ɛ ℇ
        ɣ ˠ
        ɦ ʱ
        ɹ ʴ
        ɻ ʵ
        ʁ ʶ
        ʒ ǯ
        ʕ ˤ
        α άἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ
        β ϐ
        γ ℽℾ
        ε έϵἐἑἒἓἔἕὲέ
        η ήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ
        θ ϑ
        ι ΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ
        κ ϰ
        μ µ
        ο όὀὁὂὃὄὅὸό
        π ϖℼℿ
        ρ ϱῤῥ
        σ ςϲ
        υ ΰϋύϒϓϔὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ
        φ ϕ
        ω ώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ
        а ӑӓ
        г ѓґ
        е ѐёӗ
        ж ӂӝ
        з ӟ
        и йѝӣӥ
        к ќ
        о ӧ
        у ўӯӱӳ
        ч ӵ
        ъ ꚜ
        ы ӹ
        ь ꚝ
        э ӭ
        і ї
        ѵ ѷ
        ә ӛ
        ө ӫ
        ∑ ⅀
        ae æǣǽ
        dz ǆǳ
        fax ℻
        ff ﬀ
        ffi ﬃ
        ffl ﬄ
        fi ﬁ
        fl ﬂ
        ii ⅱ
        iii ⅲ
        ij ĳ
        iv ⅳ
        ix ⅸ
        lj ǉ
        ng ŋ
        nj ǌ
        no №
        oe œ
        rs ₨
        sm ℠
        ss ß
        st ﬅﬆ
        tel ℡
        th þ
        tm ™
        vi ⅵ
        vii ⅶ
        viii ⅷ
        xi ⅺ
        xii ⅻ
        0 ۰⁰₀０
        1 ¹۱₁１
        2 ²۲₂２
        3 ³۳₃３
        4 ۴⁴₄４
        5 ۵⁵₅５
        6 ۶⁶₆６
        7 ۷⁷₇７
        8 ۸⁸₈８
        9 ۹⁹₉９
        """;

    // Escaped, because editors show lines that run both ways in a misleading order.
    public const string RightToLeft =
        "0 \u0660\n" +
        "1 \u0661\n" +
        "2 \u0662\n" +
        "3 \u0663\n" +
        "4 \u0664\n" +
        "5 \u0665\n" +
        "6 \u0666\n" +
        "7 \u0667\n" +
        "8 \u0668\n" +
        "9 \u0669\n" +
        "\u05D0 \u2135\n" +
        "\u05D1 \u2136\n" +
        "\u05D2 \u2137\n" +
        "\u05D3 \u2138\n" +
        "\u0627 \u0622\u0623\u0625\u0671\n" +
        "\u0643 \u06A9\n" +
        "\u0647 \u0629\n" +
        "\u0648 \u0624\n" +
        "\u064A \u0626\u0649\u06CC\n" +
        "\u06C1 \u06C2\n" +
        "\u06D2 \u06D3\n" +
        "\u06D5 \u06C0\n" +
        "\u0627\u0674 \u0675\n" +
        "\u0648\u0674 \u0676\n" +
        "\u064A\u0674 \u0678\n" +
        "\u06C7\u0674 \u0677\n";
}
