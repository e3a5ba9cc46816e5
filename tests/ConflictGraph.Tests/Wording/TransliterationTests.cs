using ConflictGraph.Wording;

namespace ConflictGraph.Tests.Wording;

public class TransliterationTests
{
    [Theory]
    [InlineData("Володимир Зеленський", "uk", "Volodymyr Zelenskyi")]
    [InlineData("Єнакієве", "uk", "Yenakiieve")]
    [InlineData("Їжакевич", null, "Yizhakevych")]
    [InlineData("Знам'янка", null, "Znamianka")]
    [InlineData("Лукʼянівка", null, "Lukianivka")]
    [InlineData("Згурський", "uk", "Zghurskyi")]
    [InlineData("Щербухи", "uk", "Shcherbukhy")]
    [InlineData("Ґалаґан", null, "Galagan")]
    [InlineData("Одеса", "uk", "Odesa")]
    [InlineData("Сергiй", null, "Serhii")]
    public void Ukrainian_reads_by_the_rule_of_2010(string written, string? language, string latin) =>
        Assert.Equal(latin, Transliteration.Latin(written, language));

    [Theory]
    [InlineData("Белоусов", "Belousov")]
    [InlineData("Василий Анохин", "Vasily Anokhin")]
    [InlineData("Дмитрий Медведев", "Dmitry Medvedev")]
    [InlineData("Евгений Пригожин", "Yevgeny Prigozhin")]
    [InlineData("Сергей Васильевич Аксёнов", "Sergey Vasilyevich Aksyonov")]
    [InlineData("АКСЁНОВ", "AKSYONOV")]
    [InlineData("Щёкино", "Shchekino")]
    [InlineData("Объедков", "Obyedkov")]
    [InlineData("Хрущев", "Khrushchev")]
    [InlineData("Ёлка и\u0306", "Yolka y")]
    public void Russian_reads_as_in_newspapers(string written, string latin) =>
        Assert.Equal(latin, Transliteration.Latin(written, "ru"));

    [Theory]
    [InlineData("Быкаў", "Bykau")]
    [InlineData("Аляксандр Лукашэнка", "Aliaksandr Lukashenka")]
    [InlineData("Віцебск", "Vitsebsk")]
    [InlineData("Гродна", "Hrodna")]
    public void Belarusian_reads_as_in_passports(string written, string latin) =>
        Assert.Equal(latin, Transliteration.Latin(written, "be"));

    [Fact]
    public void Without_a_language_the_letters_tell_it()
    {
        Assert.Equal("Mykhailo Hryhorii", Transliteration.Latin("Михайло Григорій"));
        Assert.Equal("Grigory Bykov", Transliteration.Latin("Григорий Быков"));
        Assert.Equal("Viktar Lukashenka", Transliteration.Latin("Віктар Лукашэнка"));
        Assert.Equal(["Volodimir", "Volodymyr"], Transliteration.Readings("Володимир"));
    }

    [Fact]
    public void What_is_not_Cyrillic_stays() => Assert.Equal("Andrei Belousov, 安德烈", Transliteration.Latin("Andrei Belousov, 安德烈", "ru"));

    [Theory]
    [InlineData("Белоусов", "Belousov")]
    [InlineData("Василий Анохин", "Vasiliy Anokhin")]
    [InlineData("Василий Анохин", "Vasilii Anokhin")]
    [InlineData("Zelenskyi", "Zelensky")]
    [InlineData("Зеленський", "Zelenskiy")]
    [InlineData("Зеленский", "Зеленський")]
    [InlineData("Одеса", "Odessa")]
    [InlineData("Dmitriyev", "Dmitriev")]
    [InlineData("АКСЬОНОВ", "Aksenov")]
    [InlineData("Аксёнов", "Aksyonov")]
    [InlineData("Алексеевич", "Alekseevich")]
    [InlineData("Alexander", "Александр")]
    [InlineData("Natalya", "Nataliia")]
    [InlineData("Андрей", "Andrei")]
    [InlineData("Харків", "Kharkiv")]
    [InlineData("Bogdan", "Bohdan")]
    [InlineData("Viktor", "Victor")]
    [InlineData("Scherbakov", "Щербаков")]
    [InlineData("Лукʼянівка", "Luk’yanivka")]
    public void Spellings_of_one_name_have_one_loose_key(string one, string other) =>
        Assert.Equal(Transliteration.LooseKey(one), Transliteration.LooseKey(other));

    [Theory]
    [InlineData("Володимир", "Владимир")]
    [InlineData("S-300", "S-30")]
    [InlineData("Kyiv", "Kursk")]
    public void Different_names_have_different_loose_keys(string one, string other) =>
        Assert.NotEqual(Transliteration.LooseKey(one), Transliteration.LooseKey(other));

    [Theory]
    [InlineData("Andrei Belousov", Script.Latin)]
    [InlineData("Сергiй", Script.Cyrillic)]
    [InlineData("بشار الأسد", Script.Arabic)]
    [InlineData("Αθήνα", Script.Greek)]
    [InlineData("ירושלים", Script.Hebrew)]
    [InlineData("王毅", Script.Han)]
    [InlineData("東京タワ", Script.Han)]
    [InlineData("საქართველო", Script.Other)]
    [InlineData("2024", Script.Other)]
    public void A_script_is_that_of_most_letters(string name, Script script) => Assert.Equal(script, Scripts.Of(name));
}
